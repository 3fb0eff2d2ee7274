import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { brokenReading } from './broken-reading.ts';
import { modelFolder } from './model-folder.ts';
import { NETWORK_ENVIRONMENT } from './network-environment.ts';
import type { Answer, Question, ReadFile } from './reader-messages.ts';
import { residentMb } from './resident.ts';

/** Too many files wait; ask again later. Nothing is lost: the file is kept. */
export class ReaderBusy extends Error {
  override readonly name = 'ReaderBusy';
}

/** The file could not be read: it took too long, or the child died of it. */
export class ReaderFailed extends Error {
  override readonly name = 'ReaderFailed';
}

export type DocumentReader = {
  /** One file at a time, in order. `today`: ISO date of the office. Rejects with ReaderBusy or ReaderFailed. */
  read(file: { bytes: Uint8Array; mime: string; today: string }): Promise<ReadFile>;
  /** Id of the child while it lives. */
  pid(): number | undefined;
  stop(): Promise<void>;
};

/** Photos and scans take some 510 MB; what takes more is a small file that unfolds into a huge one. */
const MOST_MB = 600;
const LOOK_MS = 25;

export type ReaderOptions = {
  /** The child is ended after so long without work, so that its memory is given back. */
  idleMs?: number;
  /** No single file may take longer. */
  mostMs?: number;
  mostWaiting?: number;
  /** Folder for the child's temporary files; that of the system where absent. */
  temp?: string;
};

type Waiting = {
  question: Question;
  resolve(reading: ReadFile): void;
  reject(error: Error): void;
};

/** Whether the models are installed; without them every file is left to an officer. */
export function readerInstalled(): boolean {
  try {
    return existsSync(join(modelFolder(), 'ch_PP-OCRv4_rec_infer.onnx'));
  } catch {
    return false;
  }
}

/** Starts its child with the first file and again after it was ended or died. */
export function openReader({
  idleMs = 120_000,
  mostMs = 60_000,
  mostWaiting = 500,
  temp,
}: ReaderOptions = {}): DocumentReader {
  const waiting: Waiting[] = [];
  let child: ChildProcess | undefined;
  let current: Waiting | undefined;
  let timer: NodeJS.Timeout | undefined;
  let watch: NodeJS.Timeout | undefined;
  /** Files that the child has read. */
  let done = 0;
  let stopped = false;
  let last = 0;

  function end(): void {
    clearTimeout(timer);
    clearInterval(watch);
    child?.removeAllListeners();
    child?.on('error', () => undefined);
    child?.kill('SIGKILL');
    child = undefined;
    done = 0;
  }

  /** The file that was being read takes its failure; those behind it are read by a new child. */
  function fail(why: string): void {
    end();
    current?.reject(new ReaderFailed(why));
    current = undefined;
    next();
  }

  /** What is left of the files before it may be a part of it: it is too much only where it is so in a new child. */
  function weigh(): void {
    if (!current || residentMb(child?.pid) <= MOST_MB) return;
    if (done > 0) waiting.unshift(current);
    else current.resolve({ ...brokenReading(), cpuMs: 0 });
    current = undefined;
    end();
    next();
  }

  function next(): void {
    clearTimeout(timer);
    clearInterval(watch);
    current = waiting.shift();
    if (!current) {
      timer = setTimeout(end, idleMs);
      timer.unref();
      child?.unref();
      child?.channel?.unref();
      return;
    }
    child ??= start();
    child.ref();
    child.channel?.ref();
    timer = setTimeout(() => fail('it took too long'), mostMs);
    watch = setInterval(weigh, LOOK_MS);
    child.send(current.question, (error) => {
      if (error) fail('the child is gone');
    });
  }

  function start(): ChildProcess {
    // Nothing else of our environment concerns it.
    const started = fork(join(import.meta.dirname, 'reader-process.ts'), {
      execArgv: ['--expose-gc', '--no-warnings'],
      env: { ...NETWORK_ENVIRONMENT, ...(temp === undefined ? {} : { TMPDIR: temp }) },
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    started.on('message', (answer) => {
      const asked = current;
      const said = answer as Answer;
      if (!asked || said.id !== asked.question.id) return;
      current = undefined;
      done += 1;
      if ('failed' in said) asked.reject(new ReaderFailed(said.failed));
      else asked.resolve({ ...said.reading, views: said.views, cpuMs: said.cpuMs });
      next();
    });
    started.on('exit', () => fail('the child ended'));
    started.on('error', () => fail('the child could not be started'));
    return started;
  }

  return {
    read: ({ bytes, mime, today }) =>
      new Promise((resolve, reject) => {
        if (stopped) return reject(new ReaderFailed('the reader is closed'));
        if (waiting.length >= mostWaiting) return reject(new ReaderBusy('too many files wait'));
        last += 1;
        waiting.push({ question: { id: last, bytes, mime, today }, resolve, reject });
        if (!current) next();
      }),
    pid: () => child?.pid,
    async stop() {
      stopped = true;
      for (const { reject } of waiting.splice(0)) reject(new ReaderFailed('the reader is closed'));
      const cut = current;
      current = undefined;
      end();
      cut?.reject(new ReaderFailed('the reader is closed'));
    },
  };
}
