/** Variables that a trainer needs or that decide where it finds drivers, folders and languages; nothing else of the parent's reaches it. */
const allowedNames: ReadonlySet<string> = new Set([
  'HOME',
  'PATH',
  'TMPDIR',
  'TEMP',
  'TMP',
  'LANG',
  'LC_ALL',
  'TZ',
  'USER',
  'LOGNAME',
  'SystemRoot',
  'SYSTEMROOT',
  'windir',
  'USERPROFILE',
  'LOCALAPPDATA',
  'APPDATA',
  'ProgramData',
  'CUDA_VISIBLE_DEVICES',
  'NVIDIA_VISIBLE_DEVICES',
  'XDG_CACHE_HOME',
  'XDG_RUNTIME_DIR',
  'VK_ICD_FILENAMES',
  'NEUROZOO_DATA',
  'NEUROZOO_CRASH_AT',
]);

/** What of an environment a trainer is given. `NODE_OPTIONS`, `LD_PRELOAD` and their kin could run someone else's code in it and stay out. */
export function trainerEnvironment(environment: Readonly<Record<string, string | undefined>>): Record<string, string> {
  const allowed: Record<string, string> = { ELECTRON_RUN_AS_NODE: '1' };
  for (const [name, value] of Object.entries(environment)) {
    if (allowedNames.has(name) && value !== undefined) {
      allowed[name] = value;
    }
  }
  return allowed;
}
