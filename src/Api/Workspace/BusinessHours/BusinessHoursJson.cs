namespace ContactCenter.Api.Workspace.BusinessHours;

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(GetBusinessHourRequest))]
[JsonSerializable(typeof(GetBusinessHourResponse))]
[JsonSerializable(typeof(ListBusinessHoursRequest))]
[JsonSerializable(typeof(ListBusinessHoursResponse))]
[JsonSerializable(typeof(RemoveBusinessHourRequest))]
[JsonSerializable(typeof(SaveBusinessHourRequest))]
[JsonSerializable(typeof(SaveBusinessHourResponse))]
internal sealed partial class BusinessHoursJson : JsonSerializerContext;
