namespace ContactCenter.Api.Routing;

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(RoutingDecisionsResponse))]
[JsonSerializable(typeof(RoutingConfigurationResponse))]
[JsonSerializable(typeof(ServedCountsRequest))]
[JsonSerializable(typeof(ServedCountsResponse))]
internal sealed partial class RoutingJson : JsonSerializerContext;
