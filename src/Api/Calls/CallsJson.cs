namespace ContactCenter.Api.Calls;

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(CallInfoResponse))]
[JsonSerializable(typeof(CallRequest))]
[JsonSerializable(typeof(DialNumberRequest))]
[JsonSerializable(typeof(ListCallsRequest))]
[JsonSerializable(typeof(ListCallsResponse))]
[JsonSerializable(typeof(OneCallResponse))]
[JsonSerializable(typeof(RecordingRequest))]
[JsonSerializable(typeof(SaveWrapUpRequest))]
internal sealed partial class CallsJson : JsonSerializerContext;
