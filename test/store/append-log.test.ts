import { appendFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseRecordLines, toRecordLine } from '#protocol/record-line';
import { AppendLog, appendShared } from '#store/append-log';
import { diskDoor } from '#store/file-door';
import { LogTail } from '#store/log-tail';
import { bestEffort } from '#store/store-error';
import { createFaultyDoor } from './faulty-file-door';
import { temporaryFolder } from './sample-run';

const line = (number: number): string => toRecordLine({ number });

describe('a log with one writer', () => {
  const faults = (['once', 'forever'] as const).flatMap((mode) => Array.from({ length: 12 }, (_, index) => ({ mode, at: index + 1 })));

  test.each(faults)('on a disk that fills up in the middle of a record loses that record only: $mode, operation $at', ({ mode, at }) => {
    const path = join(temporaryFolder(), 'log.jsonl');
    const { door } = createFaultyDoor({ at, code: 'ENOSPC', mode, operations: ['write'], shortWrite: true });
    const log = new AppendLog(door, path);
    const written = Array.from({ length: 8 }, (_, number) => number).filter((number) =>
      bestEffort(() => {
        log.append(line(number));
      }),
    );
    expect(log.position.bytes).toBe(readFileSync(path).byteLength);
    log.dispose();
    expect(parseRecordLines(readFileSync(path, 'latin1'))).toEqual({ records: written.map((number) => ({ number })), damaged: 0 });
  });

  test('drops the half line that a crash left when its owner opens it again', () => {
    const path = join(temporaryFolder(), 'log.jsonl');
    appendFileSync(path, line(1) + line(2).slice(0, 7));
    const log = new AppendLog(diskDoor, path);
    log.append(line(3));
    log.dispose();
    expect(readFileSync(path, 'latin1')).toBe(line(1) + line(3));
  });
});

describe('a log with several writers', () => {
  test('keeps every whole line although another writer left half of one', () => {
    const path = join(temporaryFolder(), 'log.jsonl');
    appendShared(diskDoor, path, line(1));
    appendFileSync(path, '{"number":');
    appendShared(diskDoor, path, line(2));
    expect(new LogTail(diskDoor, path).readAll()).toEqual({ records: [{ number: 1 }, { number: 2 }], damaged: 1 });
  });
});

describe('a reader of a growing log', () => {
  test('gives each line once, when it is whole', () => {
    const path = join(temporaryFolder(), 'log.jsonl');
    const tail = new LogTail(diskDoor, path);
    expect(tail.read().records).toEqual([]);
    appendFileSync(path, line(1) + line(2).slice(0, 5));
    expect(tail.read().records).toEqual([{ number: 1 }]);
    expect(tail.read().records).toEqual([]);
    appendFileSync(path, line(2).slice(5));
    expect(tail.read().records).toEqual([{ number: 2 }]);
  });

  test('passes over a line of five megabytes, once counted, and goes on after it', () => {
    const path = join(temporaryFolder(), 'log.jsonl');
    appendFileSync(path, `${line(1)}${'x'.repeat(5_000_000)}\n${line(2)}`);
    const { records, damaged } = new LogTail(diskDoor, path).readAll();
    expect(records).toEqual([{ number: 1 }, { number: 2 }]);
    expect(damaged).toBe(1);
  });
});
