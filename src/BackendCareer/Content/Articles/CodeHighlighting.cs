using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using ColorCode;
using ColorCode.Common;
using ColorCode.Compilation;
using ColorCode.Parsing;

namespace BackendCareer.Content;

/// <summary>Code as HTML whose words carry classes; what is not known, or too long, is plain text.</summary>
internal sealed class CodeHighlighting : CodeColorizerBase
{
    /// <summary>The highlighter is made of regular expressions, some of which go over the rest of a text at each place of it.</summary>
    public const int MostCharacters = 4_000;

    private const int MostEdits = 2;
    private const int ShortestGuess = 6;

    private static readonly FrozenDictionary<string, string> Classes = new Dictionary<string, string[]>
    {
        ["code-comment"] = [ScopeName.Comment, ScopeName.HtmlComment, ScopeName.XmlComment, ScopeName.XmlDocComment, ScopeName.XmlDocTag],
        ["code-string"] =
        [
            ScopeName.String, ScopeName.StringCSharpVerbatim, ScopeName.StringEscape, ScopeName.JsonString, ScopeName.HtmlAttributeValue,
            ScopeName.XmlAttributeValue, ScopeName.CssPropertyValue, ScopeName.Number, ScopeName.JsonNumber, ScopeName.JsonConst,
            ScopeName.BuiltinValue,
        ],
        ["code-keyword"] =
        [
            ScopeName.Keyword, ScopeName.ControlKeyword, ScopeName.PseudoKeyword, ScopeName.PreprocessorKeyword, ScopeName.HtmlElementName,
            ScopeName.XmlName, ScopeName.CssSelector, ScopeName.PowerShellCommand, ScopeName.MarkdownHeader, ScopeName.SqlSystemFunction,
        ],
        ["code-name"] =
        [
            ScopeName.Type, ScopeName.TypeVariable, ScopeName.ClassName, ScopeName.Constructor, ScopeName.NameSpace, ScopeName.JsonKey,
            ScopeName.HtmlAttributeName, ScopeName.XmlAttribute, ScopeName.CssPropertyName, ScopeName.PowerShellType,
            ScopeName.PowerShellVariable, ScopeName.BuiltinFunction, ScopeName.Attribute,
        ],
    }.SelectMany(pair => pair.Value.Select(scope => (scope, pair.Key))).ToFrozenDictionary(pair => pair.scope, pair => pair.Key);

    /// <summary>Words that authors write after a fence and that mean what they say, coloured or not.</summary>
    private static readonly FrozenSet<string> KnownWords =
    [
        .. Languages.All.Select(language => language.Id),
        .. """
            csharp cs c# fsharp f# vb js javascript mjs jsx ts typescript tsx py python php java json jsonc html xml svg css sql cpp
            c++ md markdown powershell bash sh shell zsh fish nushell console terminal text txt plaintext plain none diff patch http
            yaml yml toml ini csv dockerfile docker makefile make go golang rust ruby kotlin swift scala c h perl lua r dart elixir
            erlang clojure groovy julia cython jython livescript coffeescript rescript purescript applescript graphql protobuf nginx
            apache razor cshtml liquid twig blade mermaid regex scss sass less pascal rascal delphi cobol fortran postgres
            postgresql plpgsql mysql sqlite tsql terraform hcl solidity matlab haskell gherkin gitignore properties cypher xquery
            xpath asciidoc
            """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries),
    ];

    private static readonly LanguageParser Parser = CreateParser();

    private readonly StringBuilder _html = new();

    private CodeHighlighting()
        : base(null!, Parser)
    {
    }

    /// <returns>Escaped HTML, with spans where the language is one of the highlighter's.</returns>
    public static string Html(string code, string language)
    {
        if (code.Length > MostCharacters || LanguageOf(language) is not { } known)
        {
            return WebUtility.HtmlEncode(code);
        }

        try
        {
            var highlighting = new CodeHighlighting();
            highlighting.languageParser.Parse(code, known, highlighting.Write);
            return highlighting._html.ToString();
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            return WebUtility.HtmlEncode(code); // too slow, or a bug of the highlighter: that costs colours, not the page
        }
    }

    /// <returns>What a language was probably meant to be, for a word that is nearly a long known one; else null.</returns>
    public static string? Meant(string language)
    {
        var word = language.ToLowerInvariant();
        return word.Length < ShortestGuess || KnownWords.Contains(word)
            ? null
            : KnownWords.Where(known => known.Length >= ShortestGuess && Nearest.Edits(word, known) <= MostEdits)
                .MinBy(known => Nearest.Edits(word, known));
    }

    protected override void Write(string parsedSourceCode, IList<Scope> scopes)
    {
        var written = 0;
        foreach (var scope in scopes.SelectMany(Named).OrderBy(scope => scope.Index))
        {
            if (scope.Index >= written)
            {
                Append(parsedSourceCode[written..scope.Index]);
                written = scope.Index + scope.Length;
                _html.Append("<span class=\"").Append(Classes[scope.Name]).Append("\">");
                Append(parsedSourceCode[scope.Index..written]);
                _html.Append("</span>");
            }
        }

        Append(parsedSourceCode[written..]);
    }

    /// <summary>The outermost scopes that have a class: a style sheet in HTML is a scope without one that holds others.</summary>
    private static IEnumerable<Scope> Named(Scope scope) => Classes.ContainsKey(scope.Name) ? [scope] : scope.Children.SelectMany(Named);

    private static ILanguage? LanguageOf(string word) => word.ToLowerInvariant() switch
    {
        "" => null,
        "mjs" or "jsx" => Languages.JavaScript,
        "tsx" => Languages.Typescript,
        "jsonc" => Languages.FindById("json"),
        "svg" => Languages.Xml,
        var id => Languages.FindById(id),
    };

    private static LanguageParser CreateParser()
    {
        var languages = new LanguageRepository([]);
        Languages.All.ToList().ForEach(languages.Load);
        return new LanguageParser(new TimedCompiler(new LanguageCompiler([], new ReaderWriterLockSlim())), languages);
    }

    private void Append(string text) => _html.Append(WebUtility.HtmlEncode(text));

    /// <summary>Gives the expressions of every language, also of one inside another, a limit of time.</summary>
    private sealed class TimedCompiler(LanguageCompiler compiler) : ILanguageCompiler
    {
        // never met below the limit of characters, whatever the machine does meanwhile
        private static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);
        private readonly ConcurrentDictionary<string, CompiledLanguage> _languages = new();

        public CompiledLanguage Compile(ILanguage language) => _languages.GetOrAdd(language.Id, _ => Timed(compiler.Compile(language)));

        private static CompiledLanguage Timed(CompiledLanguage language)
        {
            language.Regex = new Regex(language.Regex.ToString(), language.Regex.Options, Limit);
            return language;
        }
    }
}
