import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { toLockText, type ProcessIdentity } from '#protocol/lock';
import { acquireLock, livingOwner } from '#store/lock';
import { isAlive, ownIdentity, systemProcesses } from '#store/process-identity';
import { createNonce } from '#store/run-directory';
import { sampleRun } from './sample-run';

const table = systemProcesses();

/** Identities of which none is a living process of this machine. */
const dead: Readonly<Record<string, ProcessIdentity>> = {
  'a process that has ended': { ...ownIdentity(createNonce()), pid: 4_194_303 },
  'a reused pid': { ...ownIdentity(createNonce()), startTime: '1' },
  'a process before the machine was started anew': { ...ownIdentity(createNonce()), bootId: 'another' },
  'a process of another machine, in a copied folder': { ...ownIdentity(createNonce()), host: 'elsewhere', bootId: 'another' },
};

describe('the lock of a run', () => {
  test.each(Object.entries(dead))('of %s is taken over', (_name, identity) => {
    const run = sampleRun();
    writeFileSync(join(run.path, 'lock'), toLockText(identity));
    expect(isAlive(identity, table)).toBe(false);
    expect(livingOwner(run)).toBeUndefined();
    const lock = acquireLock(run, createNonce());
    expect(livingOwner(run)).toEqual(lock.owner);
    lock.dispose();
    expect(readdirSync(run.path).filter((name) => name.includes('lock'))).toEqual([]);
  });

  test('of a living process keeps others out, with its pid in the message', () => {
    const run = sampleRun();
    const lock = acquireLock(run, createNonce());
    expect(() => acquireLock(run, createNonce())).toThrow(new RegExp(`owned by process ${String(process.pid)}`));
    lock.dispose();
    acquireLock(run, createNonce()).dispose();
  });

  test('is taken over from one who died while taking it over', () => {
    const run = sampleRun();
    const [first, second] = Object.values(dead);
    writeFileSync(join(run.path, 'lock'), toLockText(first ?? ownIdentity(createNonce())));
    writeFileSync(join(run.path, `lock.after-${first?.nonce ?? ''}`), toLockText(second ?? ownIdentity(createNonce())));
    const lock = acquireLock(run, createNonce());
    expect(livingOwner(run)).toEqual(lock.owner);
    expect(readdirSync(run.path).filter((name) => name.includes('lock'))).toEqual(['lock']);
    lock.dispose();
  });

  test('is not taken from one who is just taking it over', () => {
    const run = sampleRun();
    const [first] = Object.values(dead);
    writeFileSync(join(run.path, 'lock'), toLockText(first ?? ownIdentity(createNonce())));
    writeFileSync(join(run.path, `lock.after-${first?.nonce ?? ''}`), toLockText(ownIdentity(createNonce())));
    expect(() => acquireLock(run, createNonce())).toThrow(/owned by/);
    expect(existsSync(join(run.path, 'lock'))).toBe(true);
  });
});
