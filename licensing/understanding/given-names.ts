/** Names that many people here bear; none of them is done or sold for a living. */
const GIVEN = new Set(
  'abdul abdullah abdurrahman achmad adi agus ahmad aini aisyah akhmad ali alya amat aminah amir ana andi ani anita anwar arbain ardi aris arif asmah astuti ayu aziz bahrudin bambang basuki budi dedi deni desi dewi diah dian dina dwi eka eko endang erna fahmi faisal farida fatimah fauzi fitri fitriani galuh gazali hadi hafiz halimah hamid hamidah handayani hariyanto hartono haryanto hasan hasanah helda heni herman hidayat husin husna ida idrus ilham imam imran indah indra irfan irma irwan ismail jamilah jannah jumiati junaidi kartini khadijah lestari linda lina maimunah mariana mariani maryam masitah maulana maya mega misbah muhammad muhamad mohammad mulyadi mursidah mutia nanda nasir nia nita noor norhayati norma novi nur nuraini nurhayati nurjanah nurul pratama putra putri rahmah rahman rahmat rahmawati raudah rahmadi ramadani ratna ratnasari reza rian rida rika rina rini riska riyanto rizal rizky rizki rohani rudi rukayah rusmini safitri saidah saleh salmah samsul santi santoso saputra sari sarinah setiawan siti slamet sofyan sri subhan sugeng suharti sulaiman sumarni supardi supriadi surya susanti susilo suryani suwarno syahrani syahrul syaiful syamsudin taufik titin tri udin ujang umar usman utami wahyu wahyudi wahyuni wati widodo wulandari yanti yanto yati yuli yuliana yulianti yunita yusuf zainab zainal zulkifli'.split(
    ' ',
  ),
);
const TITLE = /^(?:(?:nama(?:nya|ku)?|saya|sy|ulun|aku|pak|bu|bapak|ibu|h|hj|haji|hajah)[ .]+)*/i;

/** Whether words are somebody's name and nothing else: "Budi", "Hj. Siti Aminah". */
export function isPersonsName(text: string): boolean {
  const words = text
    .trim()
    .replace(TITLE, '')
    .toLowerCase()
    .split(/[\s.]+/);
  return words.length <= 4 && words.every((word) => GIVEN.has(word));
}
