namespace ContactCenter.Api.Contacts.Erasure;

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(DescribeDeletionRequest))]
[JsonSerializable(typeof(DescribeDeletionResponse))]
[JsonSerializable(typeof(DeleteContactRequest))]
[JsonSerializable(typeof(DeleteContactResponse))]
[JsonSerializable(typeof(GetReceiptRequest))]
[JsonSerializable(typeof(GetReceiptResponse))]
[JsonSerializable(typeof(VerifyReceiptRequest))]
[JsonSerializable(typeof(VerifyReceiptResponse))]
[JsonSerializable(typeof(DeleteVisitorResponse))]
[JsonSerializable(typeof(ExportPersonRequest))]
[JsonSerializable(typeof(ExportPersonResponse))]
internal sealed partial class ErasureJson : JsonSerializerContext;
