/** Names that many people here bear; none of them is done or sold for a living. */
const GIVEN = new Set(
  'abdul abdullah abdurrahman abdussamad achmad adi agus ahmad ainah aini aisyah akhmad ali alya amat aminah amir ana andi ani anita anwar arbain arbayah ardi ardiansyah arif aris arsyad asmah asnah aspihani astuti ayu aziz bahriah bahrudin bahtiar bakhtiar bambang barkiah basirun basuki basuni budi darmawati dedi deni desi dewi diah dian dina durrahman dwi eka eko endang erna fahmi fahriah faisal farida fathul fatimah fauzi fitri fitriani gafuri galuh gazali gunawan hadi hafiz hairani halimah hamdi hamid hamidah handayani hariyanto hartono haryanto hasan hasanah hasbullah hasnah helda heni herlina herman hernawati hidayat husin husna ida idrus ilham imam imran indah indra ipansyah irfan irma irwan ismail jainudin jamilah jannah juhriah jumberi jumiati jumri junaidi kamarudin kartini kaspul kastalani khadijah khairunnisa kurdi kusnadi lestari lina linda mahlan mahmudah mahyudin maimunah marhat mariana mariani maryam marzuki masitah maslian masniah masrani mastiah maulana mawardi maya mega misbah mohammad muhamad muhammad mukhlis mulyadi mursidah mursyidah mutia nanda nasir nia nita noor norhasanah norhayati norlatifah norma norsehan novi nur nuraini nurhayati nurjanah nurul padli pahriadi paijo parhan pratama purwanto putra putri rabiatul rahmadi rahmah rahman rahmat rahmawati ramadani ramlah rasyidah ratna ratnasari raudah reza rian rida ridwan rika rina rini riska riyanto rizal rizani rizki rizky rohani rosidah rosnani rudi rukayah rusdi rusdiana rusmini safitri sahrudin saidah saleh salmah samsul samsuri santi santoso sapiah saprudin saputra sari sarinah sarkani satria saukani setiawan sirajudin siti slamet sofyan sri subhan sugeng suharti sukarni sulaiman sumarni supardi supriadi suriansyah surya suryani susanti susilo sutrisno suwarno syahrani syahrul syaiful syaifullah syamsudin syarkawi syarwani tajudin tarmiji taufik titin tri udin ujang umar usman utami wagiman wahyu wahyudi wahyuni wardiah wati widodo wulandari yanti yanto yati yuli yuliana yulianah yulianti yunita yuseran yusuf zainab zainal zulkifli'.split(
    ' ',
  ),
);
const MOST_NAMES = 4;
/** What stands before or behind a name, and before no trade. */
const HONOURED =
  /^(?:(?:nama(?:nya|ku)?|saya|sy|ulun|aku)[ .]+)*(?:pak|bu|bapak|ibu|h|hj|haji|hajah)[ .]+\p{L}|[ ,]+(?:s|m)\.? ?(?:pd|h|e|kom|t|ag|sos|kep|farm|si|kn)\b\.?$/iu;
const TITLE = /^(?:(?:nama(?:nya|ku)?|saya|sy|ulun|aku|pak|bu|bapak|ibu|h|hj|haji|hajah)[ .]+)*/i;

/** Whether words are somebody's name and nothing else: "Budi", "Hj. Siti Aminah". */
export function isPersonsName(text: string): boolean {
  const words = text
    .trim()
    .replace(TITLE, '')
    .toLowerCase()
    .split(/[\s.]+/);
  return words.length <= MOST_NAMES && words.every((word) => GIVEN.has(word));
}

/** Words that may be somebody's name whom the list does not know: "H. Jumberan", "Siti Nurlatipah". */
export function resemblesName(text: string): 'surely' | 'perhaps' | undefined {
  const words = text
    .trim()
    .toLowerCase()
    .split(/[\s.,]+/);
  if (words.length > MOST_NAMES || /[^\p{L}\s.,'’]/u.test(text)) return undefined;
  if (HONOURED.test(text.trim())) return 'surely';
  return words.some((word) => GIVEN.has(word)) ? 'perhaps' : undefined;
}
