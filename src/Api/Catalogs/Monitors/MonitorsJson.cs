namespace ContactCenter.Api.Catalogs.Monitors;

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(ListMonitorsResponse))]
[JsonSerializable(typeof(GetMonitorResponse))]
internal sealed partial class MonitorsJson : JsonSerializerContext;
