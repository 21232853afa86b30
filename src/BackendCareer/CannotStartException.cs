namespace BackendCareer;

/// <summary>What keeps the site from starting, in words for the operator who reads the console.</summary>
public sealed class CannotStartException(string message, Exception? inner = null) : Exception(message, inner);
