using System.Globalization;
using System.Runtime.CompilerServices;

namespace BackendCareer.Tests.Support;

/// <summary>What is the same for every test, whoever runs them, from where, and in which order.</summary>
internal static class TestRun
{
    [ModuleInitializer]
    internal static void Prepare()
    {
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture; // as Program does, only later: with the first site
        foreach (var variable in new[] { "GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE" })
        {
            Environment.SetEnvironmentVariable(variable, null); // in a hook they name the repository of whoever commits
        }
    }
}
