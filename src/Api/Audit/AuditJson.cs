namespace ContactCenter.Api.Audit;

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(ListEventsRequest))]
[JsonSerializable(typeof(ListEventsResponse))]
internal sealed partial class AuditJson : JsonSerializerContext;
