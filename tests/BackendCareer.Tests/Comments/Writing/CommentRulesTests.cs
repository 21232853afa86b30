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
    [InlineData("BackendCareer team")]
    [InlineData("Moderation team")]
    [InlineData("Moderators")]
    [InlineData("Site moderator")]
    [InlineData("SiteModerator2")]
    [InlineData("A d m i n")]
    [InlineData("Admin in Lyon")]
    [InlineData("Mod\u2028erator")]
    [InlineData("Mod\u00ADerator")]
    [InlineData("\u03FAoderator")]
    [InlineData("Adm\uFFE8n")]
    [InlineData("Moderato\u1D26")]
    public void Nobody_speaks_for_the_site(string name) =>
        Assert.Equal("name", Assert.Single(ErrorsOf(name, "Believe me.")).Field);

    [Theory]
    [InlineData("Edith")]
    [InlineData("Clara")]
    [InlineData("Adminah")]
    [InlineData("Anna Backend")]
    [InlineData("Moderato")]
    [InlineData("Guido")]
    [InlineData("Éditha Müller")]
    public void Who_is_called_something_like_it_may_say_so(string name) => Assert.Empty(ErrorsOf(name, "Believe me."));

    [Theory]
    [InlineData("This is worth reading, I think!", "this is  worth reading\u200B i think.")]
    [InlineData("This is worth reading.", "Th\u0456s is worth reading")]
    [InlineData("Été", "ete")]
    public void A_text_that_looks_the_same_is_the_same(string one, string other)
    {
        Assert.True(Rules.Accept("Ada", null, one, [], out var first, out _) & Rules.Accept("Ada", null, other, [], out var second, out _));
        Assert.Equal(first!.BodyHash, second!.BodyHash);
        Assert.True(Rules.Accept("Ada", null, one + " Not.", [], out var another, out _));
        Assert.NotEqual(first.BodyHash, another!.BodyHash);
    }

    [Fact]
    public void Spaces_in_a_name_are_one_space_before_it_is_measured()
    {
        var (first, last) = (new string('a', 30), new string('b', 29));
        Assert.True(Rules.Accept($" {first}     {last}  ", null, "Hello there.", [], out var written, out _));
        Assert.Equal($"{first} {last}", written.Name);
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
