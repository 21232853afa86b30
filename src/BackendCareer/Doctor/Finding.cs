namespace BackendCareer.Doctor;

/// <summary>How well something is: <see cref="Fail"/> keeps the site from starting or loses what is stored.</summary>
public enum Health
{
    Ok,
    Warn,
    Fail,
}

/// <summary>One thing that was looked at.</summary>
/// <param name="Text">What it is; where it is not well, also what to do.</param>
public sealed record Finding(Health Health, string Topic, string Text)
{
    public static Finding Ok(string topic, string text) => new(Health.Ok, topic, text);

    public static Finding Warn(string topic, string text) => new(Health.Warn, topic, text);

    public static Finding Fail(string topic, string text) => new(Health.Fail, topic, text);
}
