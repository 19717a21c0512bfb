namespace ContactCenter.Api.Catalogs.CannedResponses;

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(ListCannedResponsesRequest))]
[JsonSerializable(typeof(ListCannedResponsesResponse))]
[JsonSerializable(typeof(AllCannedResponsesResponse))]
[JsonSerializable(typeof(OneCannedResponseResponse))]
[JsonSerializable(typeof(RemoveCannedResponseRequest))]
[JsonSerializable(typeof(SaveCannedResponseRequest))]
internal sealed partial class CannedResponsesJson : JsonSerializerContext;
