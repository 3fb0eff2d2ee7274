import type { Random } from '../random.ts';
import { card, CARD } from './ktp-card.ts';
import { LABEL_FONTS, lettering } from './lettering.ts';
import { pad, printedDate } from './people.ts';
import type { Part, Person } from './people.ts';

export type Taxpayer = { npwp: string; nik?: string; name: string; address: string };

/** The old card (15 digits, with NIK below the name) or the new layout (16 digits, the NIK itself). */
export function drawNpwp(random: Random, part: Part, person: Person): { svg: string; truth: Taxpayer } {
  const font = random.pick<string>(LABEL_FONTS[part]);
  const bold = font === 'pt-sans' ? 'pt-sans-bold' : 'arimo-bold';
  const eight = `${10 + random.below(80)}${pad(random.below(1000), 3)}${pad(random.below(1000), 3)}`;
  const fifteen = `${eight}${luhnDigit(eight)}9${pad(random.below(100))}000`;
  const grouped = fifteen.replace(/^(..)(...)(...)(.)(...)(...)$/, '$1.$2.$3.$4-$5.$6');
  const modern = random.below(2) === 1;
  const spaced = person.nik.replace(/(.{4})(?=.)/g, '$1 ');
  const street = `${person.address} RT.${person.rt_rw.slice(0, 3)} RW.${person.rt_rw.slice(4)}`;
  const town = person.regency.replace(/^(KABUPATEN|KOTA) /, '');
  const left = 60 + random.below(40);
  const ink = '#1a1a2e';
  const line = (text: string, y: number, size: number, face = font): string =>
    lettering(text, left, y, { font: face, size, colour: ink }).svg;
  const head = [
    lettering('KEMENTERIAN KEUANGAN REPUBLIK INDONESIA', 190, 60, { font: bold, size: 28, colour: '#1d2b6b' })
      .svg,
    lettering('DIREKTORAT JENDERAL PAJAK', 290, 98, { font: bold, size: 28, colour: '#1d2b6b' }).svg,
    '<circle cx="110" cy="78" r="44" fill="#f2c230" stroke="#1d2b6b" stroke-width="6"/>',
  ];
  const body = modern
    ? [
        line('NPWP16', 170, 26),
        line(spaced, 214, 44, bold),
        line(person.name, 282, 34, bold),
        line(`NPWP15 : ${grouped}`, 330, 26),
      ]
    : [
        line(`NPWP : ${grouped}`, 200, 40, bold),
        line(person.name, 276, 34, bold),
        line(`NIK : ${person.nik}`, 322, 28),
      ];
  const tail = [
    line(street, 384, 26),
    line(`${person.village} - ${person.district}`, 420, 26),
    line(`${town} - ${person.province.replace('PROVINSI ', '')}`, 456, 26),
    line(`KPP PRATAMA CONTOH ${random.pick(['SATU', 'DUA', 'EMPAT'])}`, 530, 24),
    line(`${modern ? 'Tanggal Terdaftar' : 'TERDAFTAR'} : ${printedDate('2019-03-04')}`, 566, 24),
  ];
  const ground = random.pick<[string, string]>([
    ['#f7e9a8', '#efd372'],
    ['#fdfdf6', '#e5e2c8'],
  ]);
  return {
    svg: card(ground, random, [...head, ...body, ...tail]),
    truth: {
      npwp: modern ? person.nik : fifteen,
      nik: person.nik,
      name: person.name,
      address: street,
    },
  };
}

function luhnDigit(digits: string): number {
  const sum = [...digits].reduceRight((total, digit, at) => {
    const doubled = (digits.length - 1 - at) % 2 === 0 ? Number(digit) * 2 : Number(digit);
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return (10 - (sum % 10)) % 10;
}

export const LOOK_ALIKES = ['suket', 'kk', 'sim', 'bpjs', 'bank', 'kia'] as const;
export type LookAlike = (typeof LOOK_ALIKES)[number];

/** Papers that show a name and a number and are no KTP. */
export function drawLookAlike(kind: LookAlike, random: Random, part: Part, person: Person): string {
  const font = random.pick<string>(LABEL_FONTS[part]);
  const rows = (pairs: readonly (readonly [string, string])[], from = 180, pitch = 42): string[] =>
    pairs.flatMap(([label, value], at) => [
      lettering(label, 40, from + at * pitch, { font, size: 27 }).svg,
      lettering(`: ${value}`, 320, from + at * pitch, { font, size: 27 }).svg,
    ]);
  const title = (text: string, y: number, size = 32): string => {
    const { width } = lettering(text, 0, y, { font: 'arimo-bold', size });
    return lettering(text, (CARD.width - width) / 2, y, { font: 'arimo-bold', size }).svg;
  };
  const born = `${person.birth_place}, ${printedDate(person.birth_date)}`;
  const common = [
    ['NIK', person.nik],
    ['Nama', person.name],
    ['Tempat/Tgl Lahir', born],
    ['Jenis Kelamin', person.sex],
    ['Alamat', person.address],
  ] as const;
  const white: [string, string] = ['#fdfdfd', '#eeeeee'];
  switch (kind) {
    case 'suket':
      return card(white, random, [
        title(person.regency, 50),
        title('DINAS KEPENDUDUKAN DAN PENCATATAN SIPIL', 88, 28),
        title('SURAT KETERANGAN', 132),
        ...rows([
          ...common,
          ['RT/RW', person.rt_rw],
          ['Kecamatan', person.district],
          ['Agama', person.religion],
        ]),
        lettering('Telah melakukan perekaman KTP-el dan menunggu pencetakan', 40, 560, { font, size: 24 })
          .svg,
      ]);
    case 'kk':
      return card(white, random, [
        title('KARTU KELUARGA', 56, 40),
        title(`No. ${person.nik.slice(0, 12)}0007`, 98),
        ...rows(
          [
            ['Nama Kepala Keluarga', person.name],
            ['Alamat', person.address],
            ['RT/RW', person.rt_rw],
          ],
          150,
        ),
        ...[0, 1, 2, 3].map(
          (at) =>
            lettering(
              `${at + 1}  ${person.name.split(' ')[0]}  ${person.nik.slice(0, 12)}800${at}  ${person.sex}  ${born}`,
              30,
              330 + at * 40,
              { font, size: 22 },
            ).svg,
        ),
      ]);
    case 'sim':
      return card(['#e9f0f2', '#cfe0e4'], random, [
        title('SURAT IZIN MENGEMUDI', 56, 38),
        title('DRIVING LICENSE', 96, 26),
        ...rows([
          ['1. Nama', person.name],
          ['2. Tempat/Tgl Lahir', born],
          ['3. Gol. Darah', person.blood_type],
          ['4. Alamat', person.address],
          ['5. Pekerjaan', person.occupation],
          ['6. POLDA', 'KALIMANTAN SELATAN'],
        ]),
        lettering(`${person.nik.slice(0, 4)}-${person.nik.slice(4, 8)}-${person.nik.slice(8, 14)}`, 40, 560, {
          font: 'arimo-bold',
          size: 40,
        }).svg,
      ]);
    case 'bpjs':
      return card(['#e8f6ea', '#c7e7cf'], random, [
        title('KARTU INDONESIA SEHAT', 60, 38),
        title('BPJS Kesehatan', 104, 28),
        ...rows([
          ['Nomor Kartu', `000${person.nik.slice(3, 13)}`],
          ['Nama', person.name],
          ['Alamat', person.address],
          ['Tanggal Lahir', printedDate(person.birth_date)],
          ['NIK', person.nik],
          ['Faskes Tingkat I', 'PUSKESMAS CONTOH'],
        ]),
      ]);
    case 'bank':
      return card(['#27408b', '#1b2d63'], random, [
        lettering('BANK CONTOH', 60, 90, { font: 'arimo-bold', size: 46, colour: '#fff' }).svg,
        lettering('DEBIT', 800, 90, { font: 'arimo-bold', size: 34, colour: '#fff' }).svg,
        lettering(
          `${person.nik.slice(0, 4)} ${person.nik.slice(4, 8)} ${person.nik.slice(8, 12)} ${person.nik.slice(12)}`,
          60,
          340,
          { font: 'arimo-bold', size: 60, colour: '#eee' },
        ).svg,
        lettering('VALID THRU 08/29', 420, 430, { font, size: 28, colour: '#eee' }).svg,
        lettering(person.name.slice(0, 26), 60, 540, { font, size: 40, colour: '#eee' }).svg,
      ]);
    case 'kia':
      return card(['#ffe3ea', '#f7c1cf'], random, [
        title(person.province, 40, 28),
        title(person.regency, 76, 28),
        title('KARTU IDENTITAS ANAK', 122, 34),
        ...rows([
          ...common.slice(0, 4),
          ['Nomor Kartu Keluarga', `${person.nik.slice(0, 12)}0003`],
          ['Nama Kepala Keluarga', 'REKAAN'],
          ['Agama', person.religion],
          ['Kewarganegaraan', 'WNI'],
          ['Berlaku Hingga', '01-01-2029'],
        ]),
      ]);
  }
}

export const SCENES = ['receipt', 'landscape', 'selfie', 'chat', 'blank'] as const;
export type Scene = (typeof SCENES)[number];

/** Pictures that are no document at all. */
export function drawScene(kind: Scene, random: Random, part: Part): string {
  const font = random.pick<string>(LABEL_FONTS[part]);
  const picture = (inner: string, ground: string): string =>
    `<svg xmlns="http://www.w3.org/2000/svg" width="1012" height="1400"><rect width="1012" height="1400" fill="${ground}"/>${inner}</svg>`;
  switch (kind) {
    case 'receipt': {
      const goods = ['Beras 5 kg', 'Gula', 'Minyak goreng', 'Kopi', 'Sabun', 'Telur 1 rak', 'Mie instan'];
      const lines = goods.map(
        (item, at) =>
          `${lettering(item, 120, 300 + at * 60, { font, size: 34 }).svg}${lettering(`${10 + random.below(90)}.000`, 700, 300 + at * 60, { font, size: 34 }).svg}`,
      );
      return picture(
        `${lettering('TOKO SUMBER REZEKI', 260, 160, { font: 'arimo-bold', size: 44 }).svg}${lines.join('')}${lettering('TOTAL 412.000', 400, 800, { font: 'arimo-bold', size: 44 }).svg}`,
        '#f8f8f4',
      );
    }
    case 'landscape':
      return picture(
        '<rect y="800" width="1012" height="600" fill="#3f7d3a"/><path d="M0 800L250 450 480 760 700 380 1012 800z" fill="#5c6b7a"/><circle cx="800" cy="200" r="80" fill="#ffe9a0"/>',
        '#9fd0f0',
      );
    case 'selfie':
      return picture(
        '<circle cx="506" cy="600" r="280" fill="#c99a73"/><rect x="200" y="880" width="612" height="520" rx="180" fill="#7b2d43"/><circle cx="410" cy="560" r="26" fill="#222"/><circle cx="600" cy="560" r="26" fill="#222"/><path d="M400 720q106 70 212 0" fill="none" stroke="#7a3b3b" stroke-width="16"/>',
        '#d8d2c4',
      );
    case 'chat': {
      const said = [
        'Assalamualaikum pak',
        'berkasnya sudah siap?',
        'besok saya ke kantor ya',
        `nomor antrean ${100 + random.below(900)}`,
        'jam 09.30 WITA',
      ];
      const bubbles = said.map(
        (text, at) =>
          `<rect x="${at % 2 ? 300 : 40}" y="${120 + at * 140}" width="640" height="100" rx="24" fill="${at % 2 ? '#dcf8c6' : '#fff'}"/>${lettering(text, (at % 2 ? 300 : 40) + 30, 182 + at * 140, { font, size: 36 }).svg}`,
      );
      return picture(bubbles.join(''), '#e5ddd5');
    }
    case 'blank':
      return picture('', random.pick(['#efece6', '#73706a']));
  }
}
