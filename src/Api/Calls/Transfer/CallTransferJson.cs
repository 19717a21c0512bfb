namespace ContactCenter.Api.Calls.Transfer;

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(CallImportRow))]
[JsonSerializable(typeof(ImportCallsRequest))]
internal sealed partial class CallTransferJson : JsonSerializerContext;
