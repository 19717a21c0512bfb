namespace ContactCenter.Api.Files;

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(UploadFileResponse))]
[JsonSerializable(typeof(UploadFileAsAgentResponse))]
[JsonSerializable(typeof(DownloadFileRequest))]
internal sealed partial class FilesJson : JsonSerializerContext;
