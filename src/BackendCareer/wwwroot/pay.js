// "Where am I?" answered from the numbers on the page. Nothing typed leaves it.

const place = document.querySelector('.place');
const [group, mine, answer] = place.querySelectorAll('select, input, output');
const shares = [10, 25, 50, 75, 90];
const marks = ['the lowest tenth', 'the lower quarter', 'the median', 'the upper quarter', 'the top tenth'];

// 45000, 45,000, 45.000, 45 000 €, CHF 45'000.50 and 45.5k; null for what is no amount
const amountOf = text => {
  const [, digits, cents = '', thousands] = /^(?:[€£$]|[a-z]{3})?\s*(\d[\d\s.,'’]*?)(?:[.,](\d{1,2}))?\s*(k?)\s*(?:[€£$]|[a-z]{3})?$/i.exec(text.trim()) ?? [];
  const amount = digits && Math.floor(`${digits.replace(/\D/g, '')}.${cents}` * (thousands ? 1_000 : 1));
  return amount > 0 && amount < 1e9 ? amount : null;
};

const shareAt = (amount, at, above) => {
  const [low, high] = [at[above - 1], at[above]];
  return Math.round(shares[above - 1] + (shares[above] - shares[above - 1]) * (high > low ? (amount - low) / (high - low) : 0));
};

const sentence = amount => {
  const [sign, ...numbers] = group.value.split('|');
  const at = numbers.map(Number);
  const money = number => sign + number.toLocaleString('en');
  const same = at.flatMap((mark, number) => mark === amount ? [number] : []);
  if (same.length > 1) {
    const [first, last] = [same[0], same.at(-1)];
    return `${money(amount)} stands at ${marks[first]} and at ${marks[last]}. At least ${shares[last] - shares[first]} of 100 earn just that.`;
  }

  const above = at.findIndex(mark => amount < mark);
  const where = above === 0 ? `among the lowest tenth, which ends at ${money(at[0])}. Fewer than 10 of 100 earn less.`
    : above < 0 ? `in the top tenth, which begins at ${money(at[4])}. At least 90 of 100 earn less.`
    : `between ${marks[above - 1]} (${money(at[above - 1])}) and ${marks[above]} (${money(at[above])}). About ${shareAt(amount, at, above)} of 100 earn less.`;
  return `${money(amount)} is ${where}`;
};

const show = () => {
  const amount = amountOf(mine.value);
  answer.value = amount ? sentence(amount) : mine.value.trim() ? 'Write an amount for a year, such as 45,000.' : '';
};

let waiting; // a screen reader hears the answer once, when the typing ends
mine.addEventListener('input', () => { clearTimeout(waiting); waiting = setTimeout(show, 250); });
group.addEventListener('change', show);
place.hidden = false;
