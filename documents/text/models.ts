import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ort from 'onnxruntime-node';
import { modelFolder } from '../model-folder.ts';
import { withFewerSteps } from './fewer-steps.ts';

/** The three networks of PP-OCRv4 and the alphabet of the second: 1 blank, the signs of `alphabet`, a space. */
export type Models = {
  detect: ort.InferenceSession;
  recognise: ort.InferenceSession;
  upright: ort.InferenceSession;
  alphabet: string[];
};

// Without an arena the memory of a large picture is given back after it. More threads cost twice the processor time for the same photo, spinning while others work.
const OPTIONS: ort.InferenceSession.SessionOptions = {
  intraOpNumThreads: 1,
  interOpNumThreads: 1,
  enableCpuMemArena: false,
  graphOptimizationLevel: 'all',
};

export async function loadModels(folder = modelFolder()): Promise<Models> {
  const load = (name: string): Promise<ort.InferenceSession> =>
    ort.InferenceSession.create(withFewerSteps(readFileSync(join(folder, name))), OPTIONS);
  const upright = join(folder, 'ch_ppocr_mobile_v2.0_cls_infer.onnx');
  return {
    detect: await load('ch_PP-OCRv4_det_infer.onnx'),
    recognise: await load('ch_PP-OCRv4_rec_infer.onnx'),
    // It has no such steps.
    upright: await ort.InferenceSession.create(upright, OPTIONS),
    alphabet: [...readFileSync(join(folder, 'ppocr_keys_v1.txt'), 'utf8').trimEnd().split('\n'), ' '],
  };
}

/** Planar floats of a picture: (value / 255 - mean) / deviation, channel by channel. */
export function tensorOf(
  { data, width, height }: { data: Uint8Array; width: number; height: number },
  mean: readonly number[],
  deviation: readonly number[],
): ort.Tensor {
  const plane = width * height;
  const floats = new Float32Array(plane * 3);
  for (let channel = 0; channel < 3; channel += 1) {
    const scale = 1 / (255 * deviation[channel]!);
    const shift = mean[channel]! / deviation[channel]!;
    for (let at = channel, to = channel * plane; at < data.length; at += 3, to += 1) {
      floats[to] = data[at]! * scale - shift;
    }
  }
  return new ort.Tensor('float32', floats, [1, 3, height, width]);
}

/** Answers of the network lie outside the heap, so that nothing but their number makes the collector come. */
const RUNS_UNTIL_COLLECTED = 10;
let runs = 0;

/** Runs a network of one input and one output. */
export async function run(
  session: ort.InferenceSession,
  input: ort.Tensor,
): Promise<{ data: Float32Array; dims: readonly number[] }> {
  runs += 1;
  if (runs % RUNS_UNTIL_COLLECTED === 0) globalThis.gc?.({ type: 'minor' });
  const output = (await session.run({ x: input }))[session.outputNames[0]!]!;
  return { data: output.data as Float32Array, dims: output.dims };
}
