namespace ContactCenter.Api.Workspace.Priorities;

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(ChangePriorityRequest))]
[JsonSerializable(typeof(ListPrioritiesResponse))]
[JsonSerializable(typeof(GetPriorityResponse))]
[JsonSerializable(typeof(NeedsResetResponse))]
internal sealed partial class PrioritiesJson : JsonSerializerContext;
