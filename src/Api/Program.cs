using ContactCenter.Api.Demo;
using ContactCenter.Api.Hosting;

await using var app = ApiHost.Build([.. args.Where(argument => argument != DemoMode.Flag)]);
if (args.Contains(DemoMode.Flag)) return await app.RunDemoAsync();
await app.RunAsync();
return 0;
