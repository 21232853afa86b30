namespace BackendCareer.Tests.Support;

/// <summary>A site that two readers use, each with a browser of their own; it ends with the test.</summary>
public abstract class TwoReadersTest(TestSite site) : IDisposable
{
    protected TestSite Site => site;

    protected ReaderBrowser Ada { get; } = new(site);

    protected ReaderBrowser Grace { get; } = new(site);

    public void Dispose()
    {
        Ada.Dispose();
        Grace.Dispose();
        site.Dispose();
        GC.SuppressFinalize(this);
    }
}
