/** The few parts of an ONNX file that are looked at here: its graph of steps. All else is passed on byte by byte. */

/** One step. `constant`: the values it stands for, where it is nothing but numbers. */
export type Step = {
  op: string;
  inputs: readonly string[];
  output: string;
  constant?: { dims: readonly number[]; count: number; values(): Float32Array };
  bytes: Uint8Array;
};

type Field = { number: number; value: Uint8Array; whole: Uint8Array };

const MODEL_GRAPH = 7;
const GRAPH_NODE = 1;
const NODE = { input: 1, output: 2, op: 4, attribute: 5 } as const;
const ATTRIBUTE = { name: 1, float: 2, int: 3, tensor: 5, ints: 8, type: 20 } as const;
const TYPE = { float: 1, int: 2, tensor: 4, ints: 7 } as const;
const TENSOR = { dims: 1, type: 2, raw: 9 } as const;
const FLOAT = 1;

/** The steps of a model in their order, and the model with others in their place. */
export function stepsOf(model: Uint8Array): { steps: Step[]; withSteps(steps: readonly Step[]): Uint8Array } {
  const fields = fieldsOf(model);
  const graph = fields.find(({ number }) => number === MODEL_GRAPH);
  if (!graph) throw new Error('a model without a graph');
  const parts = fieldsOf(graph.value);
  return {
    steps: parts.filter(({ number }) => number === GRAPH_NODE).map(({ value }) => stepOf(value)),
    withSteps: (steps) => {
      const kept = parts.filter(({ number }) => number !== GRAPH_NODE).map(({ whole: bytes }) => bytes);
      const nodes = steps.flatMap(({ bytes }) => [head(GRAPH_NODE, bytes.length), bytes]);
      const inside = [...nodes, ...kept];
      const length = inside.reduce((sum, bytes) => sum + bytes.length, 0);
      // Copied once only: these are megabytes.
      return Buffer.concat(
        fields.flatMap((field) => (field === graph ? [head(MODEL_GRAPH, length), ...inside] : [field.whole])),
      );
    },
  };
}

function stepOf(bytes: Uint8Array): Step {
  const fields = fieldsOf(bytes);
  const texts = (number: number): string[] =>
    fields.filter((field) => field.number === number).map(({ value }) => Buffer.from(value).toString());
  const op = texts(NODE.op)[0] ?? '';
  const tensor =
    op === 'Constant'
      ? fields
          .filter(({ number }) => number === NODE.attribute)
          .flatMap(({ value }) => fieldsOf(value))
          .find(({ number }) => number === ATTRIBUTE.tensor)
      : undefined;
  const constant = tensor && floatsOf(tensor.value);
  return {
    op,
    inputs: texts(NODE.input),
    output: texts(NODE.output)[0] ?? '',
    ...(constant ? { constant } : {}),
    bytes,
  };
}

/** Undefined for whole numbers, and for what is kept in another way. */
function floatsOf(tensor: Uint8Array): Step['constant'] {
  const fields = fieldsOf(tensor);
  const type = fields.find(({ number }) => number === TENSOR.type);
  const raw = fields.find(({ number }) => number === TENSOR.raw)?.value;
  if (!raw || !type || varintAt(type.value, 0).value !== FLOAT) return undefined;
  const dims = fields
    .filter(({ number }) => number === TENSOR.dims)
    .flatMap(({ value }) => {
      const found: number[] = [];
      for (let at = 0; at < value.length;) {
        const { value: dim, end } = varintAt(value, at);
        found.push(dim);
        at = end;
      }
      return found;
    });
  return {
    dims,
    count: raw.length / Float32Array.BYTES_PER_ELEMENT,
    values: () => new Float32Array(new Uint8Array(raw).buffer),
  };
}

/** A step that stands for numbers. */
export function constant(output: string, dims: readonly number[], values: Float32Array): Step {
  const tensor = Buffer.concat([
    ...dims.map((dim) => whole(TENSOR.dims, dim)),
    whole(TENSOR.type, FLOAT),
    block(TENSOR.raw, new Uint8Array(values.buffer, values.byteOffset, values.byteLength)),
  ]);
  return step('Constant', [], output, [attribute('value', TYPE.tensor, block(ATTRIBUTE.tensor, tensor))]);
}

/** Each sign multiplied by its own factor, and its own summand added: a convolution that looks at one point only. */
export function pointByPoint(inputs: readonly string[], output: string, channels: number): Step {
  const ints = (name: string, values: readonly number[]): Uint8Array =>
    attribute(name, TYPE.ints, ...values.map((value) => whole(ATTRIBUTE.ints, value)));
  return step('Conv', inputs, output, [
    ints('kernel_shape', [1, 1]),
    ints('strides', [1, 1]),
    ints('dilations', [1, 1]),
    ints('pads', [0, 0, 0, 0]),
    attribute('group', TYPE.int, whole(ATTRIBUTE.int, channels)),
  ]);
}

/** min(1, max(0, alpha × x + beta)) */
export function hardSigmoid(input: string, output: string, alpha: number, beta: number): Step {
  const float = (name: string, value: number): Uint8Array => {
    const bytes = Buffer.alloc(5);
    bytes[0] = (ATTRIBUTE.float << 3) | 5;
    bytes.writeFloatLE(value, 1);
    return attribute(name, TYPE.float, bytes);
  };
  return step('HardSigmoid', [input], output, [float('alpha', alpha), float('beta', beta)]);
}

export const product = (one: string, other: string, output: string): Step =>
  step('Mul', [one, other], output, []);

/** The same step, reading from and writing to elsewhere. */
export function rewired(old: Step, inputs: readonly string[], output: string): Step {
  const kept = fieldsOf(old.bytes).filter(
    ({ number }) => number !== NODE.input && number !== NODE.output && number !== NODE.op,
  );
  return step(
    old.op,
    inputs,
    output,
    kept.map(({ whole: bytes }) => bytes),
  );
}

function step(op: string, inputs: readonly string[], output: string, rest: readonly Uint8Array[]): Step {
  const text = (number: number, value: string): Uint8Array => block(number, Buffer.from(value));
  const bytes = Buffer.concat([
    ...inputs.map((input) => text(NODE.input, input)),
    text(NODE.output, output),
    text(NODE.op, op),
    ...rest,
  ]);
  return { op, inputs, output, bytes };
}

const attribute = (name: string, type: number, ...value: readonly Uint8Array[]): Uint8Array =>
  block(
    NODE.attribute,
    Buffer.concat([block(ATTRIBUTE.name, Buffer.from(name)), ...value, whole(ATTRIBUTE.type, type)]),
  );

/** The fields of a protobuf message. */
function fieldsOf(bytes: Uint8Array): Field[] {
  const fields: Field[] = [];
  for (let at = 0; at < bytes.length;) {
    const { value: key, end: from } = varintAt(bytes, at);
    const wire = key & 7;
    let begin = from;
    let end: number;
    if (wire === 0) end = varintAt(bytes, from).end;
    else if (wire === 1) end = from + 8;
    else if (wire === 5) end = from + 4;
    else if (wire === 2) {
      const length = varintAt(bytes, from);
      begin = length.end;
      end = begin + length.value;
    } else throw new Error('not a protobuf message');
    fields.push({ number: key >>> 3, value: bytes.subarray(begin, end), whole: bytes.subarray(at, end) });
    at = end;
  }
  return fields;
}

function varintAt(bytes: Uint8Array, from: number): { value: number; end: number } {
  let value = 0;
  let factor = 1;
  for (let at = from; at < bytes.length; at += 1) {
    value += (bytes[at]! & 127) * factor;
    if (bytes[at]! < 128) return { value, end: at + 1 };
    factor *= 128;
  }
  throw new Error('not a protobuf message');
}

function varint(value: number): Uint8Array {
  const bytes: number[] = [];
  let rest = value;
  while (rest > 127) {
    bytes.push((rest % 128) | 128);
    rest = Math.floor(rest / 128);
  }
  return Uint8Array.from([...bytes, rest]);
}

const whole = (number: number, value: number): Uint8Array =>
  Buffer.concat([varint(number << 3), varint(value)]);

const block = (number: number, bytes: Uint8Array): Uint8Array =>
  Buffer.concat([head(number, bytes.length), bytes]);

const head = (number: number, length: number): Uint8Array =>
  Buffer.concat([varint((number << 3) | 2), varint(length)]);
