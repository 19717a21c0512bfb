namespace ContactCenter.Api.Calls.Extensions;

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(FindExtensionsRequest))]
[JsonSerializable(typeof(FindExtensionsResponse))]
[JsonSerializable(typeof(GetExtensionResponse))]
[JsonSerializable(typeof(ListExtensionsRequest))]
[JsonSerializable(typeof(ListExtensionsResponse))]
[JsonSerializable(typeof(ListFreeAgentsRequest))]
[JsonSerializable(typeof(ListFreeAgentsResponse))]
[JsonSerializable(typeof(RegistrationInfoRequest))]
[JsonSerializable(typeof(SetExtensionRequest))]
internal sealed partial class ExtensionsJson : JsonSerializerContext;
