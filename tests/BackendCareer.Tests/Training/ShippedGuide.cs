using BackendCareer.Content;
using BackendCareer.Tests.Support;

namespace BackendCareer.Tests.Training;

/// <summary>The guide that we publish, compiled once for the tests of its figures.</summary>
internal static class ShippedGuide
{
    public static readonly GuideData Data = GuideCompiler.Compile(
        new ContentFolder(Repository.Content).Read(), new Edition(GuideFiles.Now, ShowsAll: true)).Guide!.Data;
}
