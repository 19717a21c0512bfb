namespace ContactCenter.Api.Catalogs.Dispositions;

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(DeleteDispositionRequest))]
[JsonSerializable(typeof(ListDispositionsRequest))]
[JsonSerializable(typeof(ListDispositionsResponse))]
[JsonSerializable(typeof(OneDispositionResponse))]
[JsonSerializable(typeof(SaveDispositionRequest))]
internal sealed partial class DispositionsJson : JsonSerializerContext;
