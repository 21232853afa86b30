namespace BackendCareer;

/// <summary>A process may have so many files open, connections among them. Whoever reaches that has every right to read.</summary>
internal static class OpenFiles
{
    public const string Remedy = "The site has as many files open as it may. Raise the limit: `ulimit -n`, or LimitNOFILE of the service.";

    // Of this process (EMFILE), and of the whole machine (ENFILE): an IOException of Linux and macOS carries it
    private const int OfProcess = 24, OfMachine = 23;

    public static bool AreTooMany(Exception error) => error is IOException { HResult: OfProcess or OfMachine };
}
