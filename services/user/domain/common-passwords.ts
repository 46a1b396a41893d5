/** The passwords that guessers try first, of the length we allow and up; in small letters. */
export const commonPasswords: ReadonlySet<string> = new Set(
  `
  password password1 password12 password123 password1234 password! passw0rd p@ssw0rd p@ssword passwort
  12345678 123456789 1234567890 12345678910 0123456789 987654321 9876543210 87654321 123123123 123123123123
  12341234 12344321 123321123 123456123 123456123456 147258369 147852369 159357456 159753456 123654789
  11223344 1122334455 112233445566 111222333 11112222 10203040 102030405 20202020 20102010 31415926 52013145
  qwertyui qwertyuiop qwerty12 qwerty123 qwerty1234 qwerty123456 1q2w3e4r 1q2w3e4r5t 1q2w3e4r5t6y q1w2e3r4
  q1w2e3r4t5 1qaz2wsx 1qazxsw2 1qaz2wsx3edc zaq12wsx zaq1zaq1 qazwsxedc qazwsx123 asdfghjkl asdfasdf asdf1234
  zxcvbnm1 zxcvbnm123 qwer1234 1234qwer 123qweasd 123qwe123 qweasdzxc qweqweqwe poiuytrewq azertyuiop
  abcd1234 abc12345 abc123456 abcdefgh abcdefghi a1b2c3d4 a1b2c3d4e5 aa123456 aa12345678 a1234567 a12345678
  a123456789 123456aa 123456abc 123456abcd 1234abcd 12345abc qq123456 wang1234 woaini123 woaini520 woaini1314
  woaiwojia woaini521 woainima wodemima 5201314520 1314520520 7758258a xiaoming123
  iloveyou iloveyou1 iloveyou2 iloveyou123 sunshine sunshine1 princess princess1 football football1 baseball
  baseball1 basketball superman superman1 batman123 starwars starwars1 trustno1 whatever whatever1 welcome1
  welcome123 letmein1 letmein123 changeme changeme123 computer internet michelle jennifer jonathan elizabeth
  charlie1 michael1 jordan23 ashley12 liverpool liverpool1 chelsea1 arsenal1 manchester barcelona juventus
  chocolate butterfly blink182 samsung1 samsung123 facebook linkedin pokemon1 pokemon123 minecraft naruto123
  monkey123 dragon123 shadow123 master123 killer123 hello123 hello1234 hellohello freedom1 mustang1 corvette
  mercedes babygirl babygirl1 lovelove loveyou1 fuckyou1 admin123 admin1234 administrator root1234 test1234
  testtest testing1 testing123 user1234 guest123 demo1234 default1 secret123 temp1234 pass1234 passpass
  password2 password3 passw0rd1 january1 summer2025 winter2025 spring2025 summer2026 winter2026 spring2026
  `
    .trim()
    .split(/\s+/),
);
