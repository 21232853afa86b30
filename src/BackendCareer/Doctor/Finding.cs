namespace BackendCareer.Doctor;

/// <summary>How well something is: <see cref="Fail"/> keeps the site from starting or loses what is stored.</summary>
public enum Verdict
{
    Ok,
    Warn,
    Fail,
}

/// <summary>One thing that was looked at.</summary>
/// <param name="Text">What it is; where it is not well, also what to do.</param>
public sealed record Finding(Verdict Verdict, string Topic, string Text)
{
    public static Finding Ok(string topic, string text) => new(Verdict.Ok, topic, text);

    public static Finding Warn(string topic, string text) => new(Verdict.Warn, topic, text);

    public static Finding Fail(string topic, string text) => new(Verdict.Fail, topic, text);
}
