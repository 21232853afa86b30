namespace BackendCareer.Content;

/// <summary>One thing that is checked in the content.</summary>
/// <param name="Id">How a report names it; never changes.</param>
/// <param name="IsWarning">A warning is told and published; anything else keeps the guide as it is.</param>
/// <param name="Topic">Under which heading <c>docs/content-rules.md</c> lists it.</param>
/// <param name="Says">The rule in a sentence, for editors.</param>
public sealed record ContentRule(string Id, bool IsWarning, string Topic, string Says);

/// <summary>A rule broken: what is wrong and how to mend it, before it is known where.</summary>
public sealed record Mistake(ContentRule Rule, string What, string Remedy);
