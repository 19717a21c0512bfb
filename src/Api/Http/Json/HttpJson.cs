namespace ContactCenter.Api.Http.Json;

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(Done))]
[JsonSerializable(typeof(NoRequest))]
[JsonSerializable(typeof(PageRequestParameters))]
internal sealed partial class HttpJson : JsonSerializerContext;
