import type { Random } from '../random.ts';
import { LABEL_FONTS, lettering, NUMBER_FONTS } from './lettering.ts';
import type { Style } from './lettering.ts';
import { damageOver } from './number-damage.ts';
import type { Damage, Print } from './number-damage.ts';
import { pad, printedDate } from './people.ts';
import type { Part, Person } from './people.ts';

export const CARD = { width: 1012, height: 638 } as const;

/** Two printings: the labels and places of the first years, and those of later ones. */
type Printing = {
  label: string;
  value: string;
  number: string;
  size: number;
  colon: number;
  left: number;
  indent: number;
  pitch: number;
  nikSize: number;
  tempat: string;
  ground: [string, string];
};

/** `damage`: what befell the print of its number. */
export function drawKtp(random: Random, part: Part, person: Person, damage?: Damage): string {
  const label = random.pick<string>(LABEL_FONTS[part]);
  const size = 25 + random.below(4);
  const print: Printing = {
    label,
    value: label,
    number: random.pick<string>(NUMBER_FONTS[part]),
    size,
    colon: 258 + random.below(20),
    left: 26 + random.below(16),
    indent: random.below(2) * 26,
    pitch: 31 + random.below(3),
    nikSize: 40 + random.below(8),
    tempat: random.pick(['Tempat/Tgl Lahir', 'Tempat/TglLahir', 'Tempat/Tgl. Lahir']),
    ground: random.pick<[string, string]>([
      ['#bfe0f2', '#9ac8e8'],
      ['#c9e4e6', '#a5cfd6'],
      ['#d6e9f5', '#b3d3ea'],
    ]),
  };
  return card(print.ground, random, [
    ...head(print, person),
    ...rows(print, person),
    ...side(random, print, person),
    ...(damage ? damageOver(numberOf(print, person), damage, random) : []),
  ]);
}

const numberOf = ({ number, nikSize, left, ground }: Printing, { nik }: Person): Print => ({
  text: nik,
  x: left + 155,
  y: 128,
  style: { font: number, size: nikSize, tracking: number === 'strokes' ? 0 : 0.04 },
  ground: ground[0],
});

function head(print: Printing, person: Person): string[] {
  const bold: Style = {
    font: print.label === 'pt-sans' ? 'pt-sans-bold' : 'arimo-bold',
    size: print.size + 4,
  };
  const nik = numberOf(print, person);
  return [
    centred(person.province, 40, bold),
    centred(person.regency, 74, bold),
    lettering('NIK', print.left, 128, { ...bold, size: print.nikSize * 0.86 }).svg,
    lettering(':', print.left + 130, 128, { ...bold, size: print.nikSize * 0.86 }).svg,
    lettering(nik.text, nik.x, nik.y, nik.style).svg,
  ];
}

function centred(text: string, y: number, style: Style): string {
  const { width } = lettering(text, 0, y, style);
  return lettering(text, (CARD.width - width) / 2, y, style).svg;
}

function rows(print: Printing, person: Person): string[] {
  const style: Style = { font: print.value, size: print.size };
  const room = CARD.width - 270 - print.colon - 30;
  const born = `${person.birth_place}, ${printedDate(person.birth_date)}`;
  const lines: [string, string, number][] = [
    ['Nama', person.name, 0],
    [print.tempat, born, 0],
    ['Jenis kelamin', person.sex, 0],
    ['Alamat', person.address, 0],
    ['RT/RW', person.rt_rw, print.indent],
    ['Kel/Desa', person.village, print.indent],
    ['Kecamatan', person.district, print.indent],
    ['Agama', person.religion, 0],
    ['Status Perkawinan', person.marital_status, 0],
    ['Pekerjaan', person.occupation, 0],
    ['Kewarganegaraan', person.nationality, 0],
    ['Berlaku Hingga', printedDate(person.valid_until), 0],
  ];
  const wrapped = lines.flatMap(([label, value, indent]) =>
    wrap(value, room, style).map((line, at): [string, string, number] => [
      at === 0 ? label : '',
      line,
      indent,
    ]),
  );
  // The card is no higher than it is: more lines stand closer.
  const pitch = Math.min(print.pitch, (CARD.height - 170 - 40) / (wrapped.length - 1));
  return wrapped.flatMap(([label, value, indent], at) => {
    const y = 172 + at * pitch;
    const blood =
      label === 'Jenis kelamin' ? [lettering(`Gol. Darah : ${person.blood_type}`, 560, y, style).svg] : [];
    return [
      ...(label === ''
        ? []
        : [lettering(label, print.left + indent, y, style).svg, lettering(':', print.colon, y, style).svg]),
      lettering(value, print.colon + 16, y, style).svg,
      ...blood,
    ];
  });
}

function wrap(text: string, room: number, style: Style): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const longer = lines.length > 0 ? `${lines.at(-1)} ${word}` : word;
    if (lines.length > 0 && lettering(longer, 0, 0, style).width <= room) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

function side(random: Random, print: Printing, person: Person): string[] {
  const small: Style = { font: print.value, size: print.size - 4 };
  const [x, y] = [760 + random.below(16), 150 + random.below(20)];
  const issued = `${pad(1 + random.below(28))}-${pad(1 + random.below(12))}-${2012 + random.below(12)}`;
  const town = person.regency.replace(/^(KABUPATEN|KOTA) /, '');
  return [
    `<rect x="${x}" y="${y}" width="205" height="255" fill="${random.pick(['#b3372f', '#2f4fa3', '#8d8d92'])}"/>`,
    `<circle cx="${x + 102}" cy="${y + 105}" r="52" fill="#d9b08c"/><path d="M${x + 20} ${y + 255}a82 80 0 0 1 165 0z" fill="#333b45"/>`,
    lettering(town, x + 20, y + 300, small).svg,
    lettering(issued, x + 30, y + 328, small).svg,
    lettering('SPESIMEN', x + 40, y + 235, { font: 'arimo-bold', size: 26, colour: '#fff' }).svg,
    `<path d="M${x + 40} ${y + 385}q20 -50 40 0t40 -10t50 6" fill="none" stroke="#222" stroke-width="3"/>`,
  ];
}

/** A card with rounded corners, waves and a soft light. */
export function card(ground: readonly [string, string], random: Random, parts: readonly string[]): string {
  const waves = Array.from({ length: 14 }, (_, at) => {
    const y = 20 + at * 46 + random.below(20);
    return `<path d="M0 ${y}q250 ${random.below(60) - 30} 506 0t506 ${random.below(20) - 10}" fill="none" stroke="${ground[1]}" stroke-width="2"/>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${CARD.width}" height="${CARD.height}">
<defs><linearGradient id="g" x2="1" y2="1"><stop offset="0" stop-color="${ground[0]}"/><stop offset="1" stop-color="${ground[1]}"/></linearGradient></defs>
<rect width="${CARD.width}" height="${CARD.height}" fill="url(#g)"/>${waves.join('')}${parts.join('')}</svg>`;
}
