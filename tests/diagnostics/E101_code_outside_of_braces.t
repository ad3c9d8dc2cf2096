# A code was said to be a name in capital letters: did you mean `e0601'?
$ cat >device.pol <<'EOP'
> policy device "Device" { language 1 in force from 2024-01-01 }
> fact device : code hcpcs
> decision d : one of { yes, no } otherwise no because "Another device"
> rule r when device is E0601 then yes because "The device"
> test "a device" on 2024-05-01 { given device is E0601 expect d is yes }
> EOP
$ polc check device.pol
device.pol:4:23: error[E101]: `E0601' is no name; if it is a medical code, it stands in quotes or in braces
    4 | rule r when device is E0601 then yes because "The device"
      |                       ^^^^^
  hint: write `is "E0601"', `has { E0601 }' in a test, or `has any { E0601 }' in a condition
device.pol:5:49: error[E101]: `E0601' is no name; if it is a medical code, it stands in quotes or in braces
    5 | test "a device" on 2024-05-01 { given device is E0601 expect d is yes }
      |                                                 ^^^^^
  hint: write `is "E0601"', `has { E0601 }' in a test, or `has any { E0601 }' in a condition
[exit 1]
$ sed 's/is E0601/is "E0601"/' device.pol >mended.pol
$ polc test mended.pol
device: 1 test passed
