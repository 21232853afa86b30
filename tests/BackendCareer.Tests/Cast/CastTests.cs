namespace BackendCareer.Tests.Cast;

/// <summary>Everybody sends every form about every thing; <c>cast.md</c> says what each of them gets.</summary>
public sealed class CastTests(Stage stage) : IClassFixture<Stage>
{
    /// <summary>They take any method because they say what went wrong with another request; they change nothing.</summary>
    private static readonly string[] ErrorPages = ["any /error/{status}", "any /error/problems"];

    public static TheoryData<string> Routes => [.. CastFile.Tables.Keys];

    [Fact]
    public void Every_route_that_changes_something_has_a_table()
    {
        Assert.Equal(stage.Routes.Except(ErrorPages).Order(StringComparer.Ordinal), CastFile.Tables.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(CastFile.Tables.Keys.Order(StringComparer.Ordinal), Plays.Of.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void What_changes_something_is_bold() => Assert.All(CastFile.Answers, answer =>
        Assert.Equal(answer.Changed.Length > 0, answer.Cell.StartsWith("**", StringComparison.Ordinal)));

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task Everybody_gets_the_answer_in_the_table(string route)
    {
        var table = CastFile.Tables[route];
        Assert.Equal(Players.Names, table.Cast);
        Assert.Equal(Plays.Of[route].Things.Keys.Order(), table.Things.Order());
        Assert.Equal(table.Things.Count() * Players.Names.Length, table.Cells.Count());
        var wrong = new List<string>();
        foreach (var (thing, who, answer) in table.Cells)
        {
            var got = await stage.PlayAsync(route, thing, who);
            if (got != answer)
            {
                wrong.Add($"{thing} | {who} | the table says: {answer} | the site answers: {got}");
            }
        }

        Assert.True(wrong.Count == 0, $"{route}\n{string.Join('\n', wrong)}");
    }
}
