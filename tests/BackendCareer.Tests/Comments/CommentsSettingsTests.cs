using System.Globalization;
using System.Text.RegularExpressions;
using BackendCareer.Comments;
using BackendCareer.Tests.Support;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace BackendCareer.Tests.Comments;

/// <summary>What an operator may set, and what holds where nothing is set.</summary>
public sealed partial class CommentsSettingsTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_limits_that_the_manual_names_are_those_that_hold()
    {
        var told = Row().Matches(await File.ReadAllTextAsync(Path.Combine(Repository.Root, "README.md")))
            .SelectMany(row => row.Groups["name"].Captures.Zip(row.Groups["number"].Captures))
            .ToDictionary(pair => pair.First.Value, pair => int.Parse(pair.Second.Value, CultureInfo.InvariantCulture));
        Assert.Equal(10, told.Count);
        Assert.All(told, limit => Assert.Equal(limit.Value, typeof(CommentLimits).GetProperty(limit.Key)!.GetValue(new CommentLimits())));
    }

    /// <summary>Longer ones would not fit into the store, or keep the parser busy.</summary>
    [Theory]
    [InlineData("NameCharacters", 60)]
    [InlineData("BodyCharacters", 4_000)]
    [InlineData("BodyLines", 300)]
    public void Names_and_texts_can_be_kept_shorter_and_not_let_grow(string limit, int most)
    {
        Assert.Null(Refusal($"Limits:{limit}", $"{most}"));
        Assert.NotNull(Refusal($"Limits:{limit}", $"{most + 1}"));
    }

    /// <summary>What was said is known for fourteen days.</summary>
    [Fact]
    public void Nothing_is_said_before_for_longer_than_it_is_known()
    {
        Assert.Equal(Activity.KeptFor, TimeSpan.FromHours(Read<CommentsOptions>("Limits:SamePostHours", "336").Limits.SamePostHours));
        Assert.NotNull(Refusal("Limits:SamePostHours", "337"));
    }

    [Fact]
    public void A_proxy_is_an_address_or_a_network() => Assert.Equal(
        "is “proxy.example”; write the proxy's IP address, such as 10.0.0.1, or the network it is in, such as 10.0.0.0/8.",
        Refusal("KnownProxies", "proxy.example"));

    [Theory]
    [InlineData("10.0.0.1", "10.0.0.1")]
    [InlineData("10.0.0.0/8, fd00::/8,::1", "10.0.0.0/8 fd00::/8 ::1")]
    [InlineData("", "")]
    public void Proxies_can_stand_in_one_line(string line, string proxies)
    {
        Assert.Null(Refusal("KnownProxies", line));
        Assert.Equal(proxies, string.Join(' ', Read<CommentsOptions>("KnownProxies", line).KnownProxies));
    }

    [Fact]
    public void A_list_of_held_words_is_looked_for_in_the_programs_folder()
    {
        _folder.Write("held.txt", "casino");
        using var services = Services("HeldWordsFile", "held.txt");
        Assert.Equal("casino", services.GetRequiredService<HeldWordsFile>().Current.FindIn("casino"));
    }

    private static string? Refusal(string key, string value) =>
        KnownSettings.All.Single(setting => setting.Key == $"Comments:{key}").Refusal(value);

    private T Read<T>(string setting, string value)
        where T : class
    {
        using var services = Services(setting, value);
        return services.GetRequiredService<IOptions<T>>().Value;
    }

    private ServiceProvider Services(string setting, string value)
    {
        var settings = new[] { KeyValuePair.Create($"Comments:{setting}", (string?)value) };
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        return new ServiceCollection().AddLogging().AddSingleton<IConfiguration>(configuration)
            .AddComments(configuration, _folder.Path).BuildServiceProvider();
    }

    [GeneratedRegex(
        @"^\| `Comments:Limits:(?<name>\w+)`(?:, `(?<name>\w+)`)* \| (?<number>\d+)(?:, (?<number>\d+))* \|", RegexOptions.Multiline)]
    private static partial Regex Row();
}
