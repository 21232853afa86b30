namespace BackendCareer.Training;

/// <summary>Countries as the guide names them.</summary>
public static class Places
{
    public static string NameOf(string code) => code switch
    {
        "FR" => "France",
        "GB" => "United Kingdom",
        "US" => "United States",
        "DE" => "Germany",
        "EU" => "European Union",
        _ => code,
    };
}
