namespace ContactCenter.Api.Health;

/// <param name="Position">The head of the journal, which this node has read.</param>
internal sealed record ReadyResponse(long Position) : ApiResult;

/// <summary>The versions that a node runs.</summary>
internal sealed record InfoResponse(string Version, string Runtime, string Database, string? DatabaseVersion) : ApiResult;

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(ReadyResponse))]
[JsonSerializable(typeof(InfoResponse))]
internal sealed partial class HealthJson : JsonSerializerContext;
