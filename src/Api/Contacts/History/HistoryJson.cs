namespace ContactCenter.Api.Contacts.History;

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(ContactHistoryRequest))]
[JsonSerializable(typeof(ContactHistoryResponse))]
internal sealed partial class HistoryJson : JsonSerializerContext;
