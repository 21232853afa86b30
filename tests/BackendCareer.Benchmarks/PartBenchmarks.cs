using System.Collections.Immutable;
using BackendCareer.Charts;
using BackendCareer.Comments;
using BackendCareer.Content;
using BackendCareer.Site;
using BackendCareer.Tests.Support;
using BenchmarkDotNet.Attributes;
using Microsoft.Extensions.Options;

namespace BackendCareer.Benchmarks;

/// <summary>What is computed for one request, without a database: a comment judged and rendered, a chart, a drawing.</summary>
[MemoryDiagnoser]
[InvocationCount(160, 16)]
public class PartBenchmarks
{
    private const string Comment = """
        Same here: the **first year** was mostly reading other people’s code, then [a course](https://example.org/course), and

        - tests,
        - a database that I had designed *badly*,
        - and `git bisect`.

        > Which part surprised you most?

        How many people wait for an answer, and how few of them know that I exist.
        """;

    private readonly CommentRules _rules = new(Options.Create(new CommentsOptions()));
    private ImmutableArray<Spread> _groups = [];
    private string _drawing = "";

    [GlobalSetup]
    public void Read()
    {
        var files = new ContentFolder(Repository.Content).Read();
        var guide = GuideCompiler.Compile(files, new Edition(TimeProvider.System.GetUtcNow(), ShowsAll: false)).Guide!;
        _groups =
        [
            .. guide.Data.Pay.Take(13)
                .Select(row => new Spread(row.Median, row.P10, row.P25, row.P75, row.P90, row.Low95, row.High95)),
        ];
        _drawing = guide.Data.Drawings["request"].Svg;
    }

    [Benchmark]
    public bool CommentJudgedAndRendered() => _rules.Accept("Ada", "", Comment, [], out _, out _);

    [Benchmark]
    public RangeChart ChartOfThirteenGroups() => RangeChart.Of(_groups);

    [Benchmark]
    public string DrawingAsPicture() => SvgPicture.AddressOf(_drawing);
}
