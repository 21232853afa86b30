// Reads pages of a running site and says what html-validate finds: npm run html -- http://127.0.0.1:5000 [/path …]
// Without paths: the home page and every page of this site that can be reached from it by links.
import { HtmlValidate, formatterFactory } from 'html-validate';

const [origin, ...paths] = process.argv.slice(2);
if (!origin) {
    console.error('Name the site first: npm run html -- http://127.0.0.1:5000');
    process.exit(2);
}

const validate = new HtmlValidate({
    extends: ['html-validate:recommended', 'html-validate:a11y'],
    rules: {
        'no-inline-style': 'off', // charts place their parts
        'prefer-native-element': ['error', { exclude: ['region'] }], // what scrolls is no section of the text
        'form-dup-name': ['error', { shared: ['radio', 'checkbox', 'button', 'reset', 'submit'] }], // ticks of one list
        'void-style': 'off', // both ways are HTML
        'no-trailing-whitespace': 'off',
        'attribute-boolean-style': 'off',
        'long-title': 'off',
    },
});

const waiting = paths.length > 0 ? [...paths] : ['/'];
const seen = new Set(waiting);
const results = [];
for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    const response = await fetch(new URL(path, origin), { redirect: 'manual' });
    if (!(response.headers.get('content-type') ?? '').startsWith('text/html')) {
        continue;
    }

    const html = await response.text();
    const report = await validate.validateString(html, path);
    results.push(...report.results);
    for (const [, found] of paths.length > 0 ? [] : html.matchAll(/href="(\/[^"#?]*)/g)) {
        if (!seen.has(found)) {
            seen.add(found);
            waiting.push(found);
        }
    }
}

console.log(formatterFactory('text')(results) || `${seen.size} addresses read, nothing found.`);
process.exit(results.some(result => result.errorCount > 0) ? 1 : 0);
