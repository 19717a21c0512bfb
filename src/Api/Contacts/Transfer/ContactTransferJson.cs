namespace ContactCenter.Api.Contacts.Transfer;

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(ImportContactsRequest))]
[JsonSerializable(typeof(ImportRow))]
[JsonSerializable(typeof(ImportFaultLine))]
[JsonSerializable(typeof(ImportProgressLine))]
[JsonSerializable(typeof(ImportEndLine))]
[JsonSerializable(typeof(ExportContactsRequest))]
[JsonSerializable(typeof(ExportedRow))]
internal sealed partial class ContactTransferJson : JsonSerializerContext;
