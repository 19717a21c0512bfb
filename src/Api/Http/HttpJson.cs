namespace ContactCenter.Api.Http;

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(Done))]
[JsonSerializable(typeof(ErrorResponse))]
[JsonSerializable(typeof(NoRequest))]
[JsonSerializable(typeof(PageRequestParameters))]
[JsonSerializable(typeof(SelectorInput))]
internal sealed partial class HttpJson : JsonSerializerContext;
