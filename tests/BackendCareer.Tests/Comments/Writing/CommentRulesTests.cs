using System.Collections.Immutable;
using BackendCareer.Comments;
using Microsoft.Extensions.Options;

namespace BackendCareer.Tests.Comments;

/// <summary>How much a text may hold as the site is delivered, and under which names.</summary>
public sealed class CommentRulesTests
{
    private static readonly CommentRules Rules = new(Options.Create(new CommentsOptions()));

    /// <summary>As much as is allowed, and one more.</summary>
    public static TheoryData<string, string> Most => new()
    {
        { new string('a', 4_000), new string('a', 4_001) },
        { Lines(300), Lines(301) },
        { Links(5), Links(6) },
        { ">>>>>> deep", ">>>>>>> deep" },
        { $"a\n{new string(' ', 40)}b", $"a\n{new string(' ', 41)}b" },
        { Brackets(300), Brackets(301) },
        { $"a{new string('*', 400)}", $"a{new string('*', 401)}" },
    };

    [Theory]
    [MemberData(nameof(Most))]
    public void A_comment_may_hold_as_much_as_the_site_allows_and_no_more(string most, string more)
    {
        Assert.Empty(ErrorsOf("Ada", most));
        Assert.Equal("body", Assert.Single(ErrorsOf("Ada", more)).Field);
    }

    [Fact]
    public void What_is_too_little_or_none_of_the_list_is_told_field_by_field()
    {
        Assert.True(Rules.Accept(new string('n', 60), "Tip", "ab", [], out var written, out var errors));
        Assert.Equal((new string('n', 60), CommentKind.Tip, "ab"), (written.Name, written.Kind, written.Body));
        Assert.False(Rules.Accept(new string('n', 61), "opinion", "a", [], out _, out errors));
        Assert.Equal<FieldError>(
            [
                new("name", "Your name has 61 characters; the limit is 60."),
                new("kind", "Please choose one of the kinds in the list."),
                new("body", "A comment needs at least 2 characters."),
            ],
            errors);
        Assert.True(Rules.Accept("Ada", "", "ab", [], out written, out _));
        Assert.Null(written.Kind);
    }

    [Theory]
    [InlineData("Admin")]
    [InlineData("administrator")]
    [InlineData("EDITOR")]
    [InlineData("BackendCareer")]
    [InlineData("Backend Career")]
    [InlineData("Moderators")]
    [InlineData("Moderation team")]
    [InlineData("Site moderator")]
    [InlineData("BackendCareer team")]
    [InlineData("The Backend Career Staff")]
    [InlineData("admin team")]
    [InlineData("Admin2")]
    [InlineData("SiteModerator")]
    [InlineData("Site-Mоdеrаtоr")]
    [InlineData("Site\u2028M0derator")]
    [InlineData("€ditor team")]
    [InlineData("A d m i n")]
    [InlineData("Αdmiη team")]
    [InlineData("🇫🇷 Admin")]
    [InlineData("Ϻoderator")]
    [InlineData("Adm￨n")]
    public void Nobody_speaks_for_the_site(string name) =>
        Assert.Equal("name", Assert.Single(ErrorsOf(name, "Believe me.")).Field);

    [Theory]
    [InlineData("Edith")]
    [InlineData("Clara")]
    [InlineData("Adminah")]
    [InlineData("Modesty")]
    [InlineData("Theo Guider")]
    [InlineData("Guide Michelin")]
    [InlineData("Backend developer")]
    [InlineData("Career changer")]
    [InlineData("Sysadmin42")]
    [InlineData("Ada from Lyon")]
    [InlineData("Иван")]
    [InlineData("김민준")]
    public void Everybody_else_speaks_for_himself(string name) => Assert.Empty(ErrorsOf(name, "Believe me."));

    [Theory]
    [InlineData("\u0F81")]
    [InlineData("\u0316\u0301")]
    [InlineData("a\u200B")]
    [InlineData("Moderator ")]
    public void What_is_far_too_long_is_told_by_its_length_alone(string piece)
    {
        var typed = "a" + string.Concat(Enumerable.Repeat(piece, 16_000 / piece.Length + 1));
        Assert.Equal<FieldError>(
            [
                new("name", $"Your name has {typed.Length:N0} characters; the limit is 60."),
                new("body", $"Your comment has {typed.Length:N0} characters; the limit is 4,000."),
            ],
            ErrorsOf(typed, typed));
    }

    [Fact]
    public void Spaces_in_a_name_are_one_space_before_it_is_measured()
    {
        var (first, last) = (new string('a', 30), new string('b', 29));
        Assert.True(Rules.Accept($" {first}     {last}  ", null, "Hello there.", [], out var written, out _));
        Assert.Equal($"{first} {last}", written.Name);
    }

    [Fact]
    public void The_flag_of_a_part_of_a_country_stays_in_a_name_and_in_a_text()
    {
        const string Wales = "\U0001F3F4\U000E0067\U000E0062\U000E0077\U000E006C\U000E0073\U000E007F";
        Assert.True(Rules.Accept($"Nia {Wales}", null, $"From {Wales}.", ["Rhys"], out var written, out _));
        Assert.Equal(($"Nia {Wales}", $"From {Wales}."), (written.Name, written.Body));
        Assert.Equal($"<p>From {Wales}.</p>", written.Rendered.Html.Trim());
        Assert.Equal("name", Assert.Single(ErrorsOf("Rhys\U000E0067", "Hello.")).Field);
        Assert.False(Rules.Accept($"Rhys {Wales}", null, "Hello.", ["Rhys"], out _, out _)); // a flag makes nobody another
    }

    private static ImmutableArray<FieldError> ErrorsOf(string name, string body)
    {
        Rules.Accept(name, null, body, [], out _, out var errors);
        return errors;
    }

    private static string Lines(int count) => string.Join('\n', Enumerable.Repeat("a", count));

    private static string Brackets(int count) => string.Concat(Enumerable.Repeat("[a]", count));

    private static string Links(int count) =>
        string.Join(' ', Enumerable.Range(1, count).Select(number => $"https://example.org/{number}"));
}
