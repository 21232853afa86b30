using System.Text;

namespace BackendCareer.Sessions;

/// <summary>Takes a password from whoever runs a command; never as an argument, which every user of the machine can read.</summary>
internal static class PasswordPrompt
{
    /// <param name="fromInput">Whether standard input holds it, with or without an end of line.</param>
    public static string Read(bool fromInput)
    {
        if (fromInput)
        {
            return Console.In.ReadToEnd().TrimEnd('\r', '\n');
        }

        if (Console.IsInputRedirected)
        {
            throw new CommandFailedException("There is no terminal to ask for the password on: send it to standard input and add "
                + "--password-stdin.");
        }

        var password = Ask("Password: ");
        return Ask("The same again: ") == password ? password : throw new CommandFailedException("These were two different passwords.");
    }

    /// <summary>Without showing what is typed, and apart from the output, which may go to a file.</summary>
    private static string Ask(string question)
    {
        Console.Error.Write(question);
        var typed = new StringBuilder();
        while (Console.ReadKey(intercept: true) is { Key: not ConsoleKey.Enter } key)
        {
            if (key.Key == ConsoleKey.Backspace)
            {
                typed.Length = Math.Max(0, typed.Length - 1);
            }
            else if (!char.IsControl(key.KeyChar))
            {
                typed.Append(key.KeyChar);
            }
        }

        Console.Error.WriteLine();
        return typed.ToString();
    }
}
