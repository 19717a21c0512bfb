namespace ContactCenter.Api.Catalogs.ServiceLevels;

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(ListServiceLevelsResponse))]
[JsonSerializable(typeof(GetServiceLevelResponse))]
[JsonSerializable(typeof(SaveServiceLevelRequest))]
[JsonSerializable(typeof(SaveServiceLevelResponse))]
internal sealed partial class ServiceLevelsJson : JsonSerializerContext;
