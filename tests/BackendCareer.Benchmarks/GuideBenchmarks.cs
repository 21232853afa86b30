using BackendCareer.Content;
using BackendCareer.Tests.Support;
using BenchmarkDotNet.Attributes;

namespace BackendCareer.Benchmarks;

/// <summary>The shipped guide compiled, whole and after an edit of one article, from files that are read already.</summary>
[MemoryDiagnoser]
public class GuideBenchmarks
{
    private ContentFiles _files = ContentFiles.None;
    private ContentFiles _edited = ContentFiles.None;
    private CompiledGuide _compiled = CompiledGuide.Nothing;
    private Edition _edition = null!;

    [GlobalSetup]
    public void Read()
    {
        _files = new ContentFolder(Repository.Content).Read();
        _edition = new Edition(TimeProvider.System.GetUtcNow(), ShowsAll: false);
        _compiled = GuideCompiler.Compile(_files, _edition);
        var role = _files.Texts.Single(file => file.Path == "role.md");
        _edited = _files with { Texts = _files.Texts.Replace(role, new ContentFile(role.Path, role.Text + "\nAnother sentence.\n")) };
    }

    [Benchmark(Baseline = true)]
    public CompiledGuide Whole() => GuideCompiler.Compile(_files, _edition);

    [Benchmark]
    public CompiledGuide AfterAnEdit() => GuideCompiler.Compile(_edited, _edition, _compiled);
}
