import { describe, expect, it } from 'vitest';
import { NeurozooError } from '#base/neurozoo-error';
import { PatientLog, refusalOf } from '#trainer/patient-log';

const full = new NeurozooError({ code: 'ZOO3011', message: 'The disk is full.' });

/** A log on a disk that takes so many records and then is full, until it is given room again. */
function logWithRoomFor(records: number): { log: PatientLog<number>; written: number[]; giveRoom: (more: number) => void } {
  const written: number[] = [];
  let room = records;
  const log = new PatientLog<number>((record) => {
    if (room === 0) {
      throw full;
    }
    room--;
    written.push(record);
  });
  return { log, written, giveRoom: (more) => (room += more) };
}

describe('a patient log', () => {
  it('keeps what cannot be written and writes it in order before what comes next', () => {
    const { log, written, giveRoom } = logWithRoomFor(1);
    log.write(1);
    expect(
      [2, 3].map((record) =>
        refusalOf(() => {
          log.write(record);
        }),
      ),
    ).toEqual([full, full]);
    giveRoom(10);
    log.write(4);
    expect(written).toEqual([1, 2, 3, 4]);
  });

  it('writes no record twice when only some of those that wait find room', () => {
    const { log, written, giveRoom } = logWithRoomFor(0);
    for (const record of [1, 2, 3]) {
      refusalOf(() => {
        log.write(record);
      });
    }
    giveRoom(2);
    expect(
      refusalOf(() => {
        log.flush();
      }),
    ).toBe(full);
    giveRoom(1);
    log.flush();
    expect(written).toEqual([1, 2, 3]);
  });

  it('lets defects through', () => {
    const log = new PatientLog<number>(() => {
      throw new Error('a defect');
    });
    expect(() =>
      refusalOf(() => {
        log.write(1);
      }),
    ).toThrow('a defect');
  });
});
