namespace ContactCenter.Api.Catalogs.Units;

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(ListUnitDepartmentsResponse))]
[JsonSerializable(typeof(ListUnitsResponse))]
[JsonSerializable(typeof(OneUnitResponse))]
[JsonSerializable(typeof(ListUnitMonitorsResponse))]
[JsonSerializable(typeof(SaveUnitRequest))]
internal sealed partial class UnitsJson : JsonSerializerContext;
