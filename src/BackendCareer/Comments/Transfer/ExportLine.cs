using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace BackendCareer.Comments;

/// <summary>
/// One line of an exported discussion. It holds everything that another site needs to go on, and no secret of one day: not
/// the mark of a network, nor HTML, which is rendered again from the text.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(CommentLine), "comment")]
[JsonDerivedType(typeof(VoteLine), "vote")]
[JsonDerivedType(typeof(DecisionLine), "decision")]
public abstract record ExportLine
{
    /// <summary>Longer than the longest text, with every character of it escaped.</summary>
    public const int MostBytes = 64 * 1024;

    /// <summary>The file is no page: letters and angle brackets stay as they are.</summary>
    internal static JsonTypeInfo<ExportLine> Json { get; } = new ExportJson(
        new JsonSerializerOptions(ExportJson.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }).ExportLine;
}

/// <param name="ReaderKey">The hash by which its writer's browser is recognised.</param>
/// <param name="Section">The id of the heading that it is about. Older files have none; what has none is written as they are.</param>
public sealed record CommentLine(
    Guid Id, string Article, Guid? Parent, string Name, CommentKind? Kind, string Body, CommentStatus Status, HoldReasons[] HoldReasons,
    byte[]? ReaderKey, bool IsModerator, bool IsPinned, bool IsClosed, DateTime Created, DateTime? Edited, DateTime? Decided,
    int Version,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Section = null) : ExportLine;

public sealed record VoteLine(Guid Comment, byte[] ReaderKey) : ExportLine;

public sealed record DecisionLine(
    Guid Id, Guid Batch, Guid Comment, string Moderator, DecisionAction Action, CommentStatus From, CommentStatus To, string Reason,
    int CommentVersion, DateTime Decided) : ExportLine;

/// <summary>Words for enums, nothing unknown, nothing twice, nothing missing.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    AllowDuplicateProperties = false,
    AllowOutOfOrderMetadataProperties = true,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    Converters = [typeof(Words<CommentKind>), typeof(Words<CommentStatus>), typeof(Words<HoldReasons>), typeof(Words<DecisionAction>)])]
[JsonSerializable(typeof(ExportLine))]
internal sealed partial class ExportJson : JsonSerializerContext
{
    internal sealed class Words<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.CamelCase, allowIntegerValues: false)
        where T : struct, Enum;
}
