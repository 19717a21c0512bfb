namespace ContactCenter.Api.Calls.Events;

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(CallAdmissionRequest))]
[JsonSerializable(typeof(CallAdmissionResponse))]
[JsonSerializable(typeof(CallEventRequest))]
[JsonSerializable(typeof(CallEventsRequest))]
[JsonSerializable(typeof(CallEventsResponse))]
[JsonSerializable(typeof(ProviderCallsRequest))]
internal sealed partial class CallEventsJson : JsonSerializerContext;
