-- A shop on Postgres as commit 535ea3c made and filled it (before 0026), by pg_dump 15. Never edit it.
--
-- PostgreSQL database dump
--


-- Dumped from database version 15.18 (Debian 15.18-0+deb12u1)
-- Dumped by pg_dump version 15.18 (Debian 15.18-0+deb12u1)

SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;

--
-- Name: product_words(text, text); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.product_words(name text, category text) RETURNS tsvector
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$
SELECT coalesce(string_agg('''' || word || ''':' || (first + nth) || weight, ' '), '')::tsvector
FROM (VALUES (name COLLATE "C", 'A', 0), (category COLLATE "C", 'B', 1000)) AS part (plain, weight, first),
LATERAL (SELECT
  octet_length(plain) = char_length(plain) AS ascii,
  translate(lower(plain), U&'\0300\0301\0302\0303\0304\0306\0307\0308\0309\030a\030b\030c\030f\0311\031b\0323\0324\0325\0326\0327\0328\032d'
    '\032e\0330\0331', '') AS low
  OFFSET 0) AS lowered,
-- translate() looks for each character from the beginning of its table: it is given those alone that may be there
LATERAL (SELECT CASE WHEN ascii THEN '' ELSE regexp_replace(low,
    '[^\u00b5\u00c0-\u0198\u019c-\u01b8\u01bc\u01c4-\u0233\u023a-\u024e\u0370-\u0372\u0376\u0386-\u03ab\u03c2\u03cf-'
    '\u03d1\u03d5-\u042f\u0460-\u0480\u048a-\u0526\u0531-\u0556\u10a0-\u10c7\u10cd\u1e00-\u1efe\u1f08-\u1f0f\u1f18-'
    '\u1f1d\u1f28-\u1f2f\u1f38-\u1f3f\u1f48-\u1f4d\u1f59-\u1f5f\u1f68-\u1f6f\u1f88-\u1f8f\u1f98-\u1f9f\u1fa8-\u1faf'
    '\u1fb8-\u1fbe\u1fc8-\u1fcc\u1fd8-\u1fdb\u1fe8-\u1fec\u1ff8-\u1ffc\u2126\u212a-\u212b\u2132\u2160-\u216f\u2183'
    '\u2c00-\u2c2e\u2c60-\u2c75\u2c7e-\u2ce2\u2ceb-\u2ced\u2cf2\ua640-\ua66c\ua680-\ua696\ua722-\ua72e\ua732-\ua76e'
    '\ua779-\ua786\ua78b-\ua792\ua7a0-\ua7aa\uff21-\uff3a\U00010400-\U00010427]+', '', 'g') END AS special
  OFFSET 0) AS specials,
LATERAL regexp_split_to_table(
  CASE WHEN special = '' THEN low ELSE translate(low, special, translate(special,
    U&'\00b5\00c0\00c1\00c2\00c3\00c4\00c5\00c6\00c7\00c8\00c9\00ca\00cb\00cc\00cd\00ce\00cf\00d0\00d1\00d2\00d3\00d4'
    '\00d5\00d6\00d8\00d9\00da\00db\00dc\00dd\00de\00e0\00e1\00e2\00e3\00e4\00e5\00e7\00e8\00e9\00ea\00eb\00ec\00ed'
    '\00ee\00ef\00f1\00f2\00f3\00f4\00f5\00f6\00f9\00fa\00fb\00fc\00fd\00ff\0100\0101\0102\0103\0104\0105\0106\0107'
    '\0108\0109\010a\010b\010c\010d\010e\010f\0110\0112\0113\0114\0115\0116\0117\0118\0119\011a\011b\011c\011d\011e'
    '\011f\0120\0121\0122\0123\0124\0125\0126\0128\0129\012a\012b\012c\012d\012e\012f\0130\0132\0134\0135\0136\0137'
    '\0139\013a\013b\013c\013d\013e\013f\0141\0143\0144\0145\0146\0147\0148\014a\014c\014d\014e\014f\0150\0151\0152'
    '\0154\0155\0156\0157\0158\0159\015a\015b\015c\015d\015e\015f\0160\0161\0162\0163\0164\0165\0166\0168\0169\016a'
    '\016b\016c\016d\016e\016f\0170\0171\0172\0173\0174\0175\0176\0177\0178\0179\017a\017b\017c\017d\017e\017f\0181'
    '\0182\0184\0186\0187\0189\018a\018b\018e\018f\0190\0191\0193\0194\0196\0197\0198\019c\019d\019f\01a0\01a1\01a2'
    '\01a4\01a6\01a7\01a9\01ac\01ae\01af\01b0\01b1\01b2\01b3\01b5\01b7\01b8\01bc\01c4\01c5\01c7\01c8\01ca\01cb\01cd'
    '\01ce\01cf\01d0\01d1\01d2\01d3\01d4\01d5\01d6\01d7\01d8\01d9\01da\01db\01dc\01de\01df\01e0\01e2\01e4\01e6\01e7'
    '\01e8\01e9\01ea\01eb\01ec\01ed\01ee\01f0\01f1\01f2\01f4\01f5\01f6\01f7\01f8\01f9\01fa\01fb\01fc\01fe\0200\0201'
    '\0202\0203\0204\0205\0206\0207\0208\0209\020a\020b\020c\020d\020e\020f\0210\0211\0212\0213\0214\0215\0216\0217'
    '\0218\0219\021a\021b\021c\021e\021f\0220\0222\0224\0226\0227\0228\0229\022a\022b\022c\022d\022e\022f\0230\0231'
    '\0232\0233\023a\023b\023d\023e\0241\0243\0244\0245\0246\0248\024a\024c\024e\0370\0372\0376\0386\0388\0389\038a'
    '\038c\038e\038f\0391\0392\0393\0394\0395\0396\0397\0398\0399\039a\039b\039c\039d\039e\039f\03a0\03a1\03a3\03a4'
    '\03a5\03a6\03a7\03a8\03a9\03aa\03ab\03c2\03cf\03d0\03d1\03d5\03d6\03d8\03da\03dc\03de\03e0\03e2\03e4\03e6\03e8'
    '\03ea\03ec\03ee\03f0\03f1\03f4\03f5\03f7\03f9\03fa\03fd\03fe\03ff\0400\0401\0402\0403\0404\0405\0406\0407\0408'
    '\0409\040a\040b\040c\040d\040e\040f\0410\0411\0412\0413\0414\0415\0416\0417\0418\0419\041a\041b\041c\041d\041e'
    '\041f\0420\0421\0422\0423\0424\0425\0426\0427\0428\0429\042a\042b\042c\042d\042e\042f\0460\0462\0464\0466\0468'
    '\046a\046c\046e\0470\0472\0474\0476\0478\047a\047c\047e\0480\048a\048c\048e\0490\0492\0494\0496\0498\049a\049c'
    '\049e\04a0\04a2\04a4\04a6\04a8\04aa\04ac\04ae\04b0\04b2\04b4\04b6\04b8\04ba\04bc\04be\04c0\04c1\04c3\04c5\04c7'
    '\04c9\04cb\04cd\04d0\04d2\04d4\04d6\04d8\04da\04dc\04de\04e0\04e2\04e4\04e6\04e8\04ea\04ec\04ee\04f0\04f2\04f4'
    '\04f6\04f8\04fa\04fc\04fe\0500\0502\0504\0506\0508\050a\050c\050e\0510\0512\0514\0516\0518\051a\051c\051e\0520'
    '\0522\0524\0526\0531\0532\0533\0534\0535\0536\0537\0538\0539\053a\053b\053c\053d\053e\053f\0540\0541\0542\0543'
    '\0544\0545\0546\0547\0548\0549\054a\054b\054c\054d\054e\054f\0550\0551\0552\0553\0554\0555\0556\10a0\10a1\10a2'
    '\10a3\10a4\10a5\10a6\10a7\10a8\10a9\10aa\10ab\10ac\10ad\10ae\10af\10b0\10b1\10b2\10b3\10b4\10b5\10b6\10b7\10b8'
    '\10b9\10ba\10bb\10bc\10bd\10be\10bf\10c0\10c1\10c2\10c3\10c4\10c5\10c7\10cd\1e00\1e01\1e02\1e03\1e04\1e05\1e06'
    '\1e07\1e08\1e09\1e0a\1e0b\1e0c\1e0d\1e0e\1e0f\1e10\1e11\1e12\1e13\1e14\1e15\1e16\1e17\1e18\1e19\1e1a\1e1b\1e1c'
    '\1e1d\1e1e\1e1f\1e20\1e21\1e22\1e23\1e24\1e25\1e26\1e27\1e28\1e29\1e2a\1e2b\1e2c\1e2d\1e2e\1e2f\1e30\1e31\1e32'
    '\1e33\1e34\1e35\1e36\1e37\1e38\1e39\1e3a\1e3b\1e3c\1e3d\1e3e\1e3f\1e40\1e41\1e42\1e43\1e44\1e45\1e46\1e47\1e48'
    '\1e49\1e4a\1e4b\1e4c\1e4d\1e4e\1e4f\1e50\1e51\1e52\1e53\1e54\1e55\1e56\1e57\1e58\1e59\1e5a\1e5b\1e5c\1e5d\1e5e'
    '\1e5f\1e60\1e61\1e62\1e63\1e64\1e65\1e66\1e67\1e68\1e69\1e6a\1e6b\1e6c\1e6d\1e6e\1e6f\1e70\1e71\1e72\1e73\1e74'
    '\1e75\1e76\1e77\1e78\1e79\1e7a\1e7b\1e7c\1e7d\1e7e\1e7f\1e80\1e81\1e82\1e83\1e84\1e85\1e86\1e87\1e88\1e89\1e8a'
    '\1e8b\1e8c\1e8d\1e8e\1e8f\1e90\1e91\1e92\1e93\1e94\1e95\1e96\1e97\1e98\1e99\1e9b\1e9e\1ea0\1ea1\1ea2\1ea3\1ea4'
    '\1ea5\1ea6\1ea7\1ea8\1ea9\1eaa\1eab\1eac\1ead\1eae\1eaf\1eb0\1eb1\1eb2\1eb3\1eb4\1eb5\1eb6\1eb7\1eb8\1eb9\1eba'
    '\1ebb\1ebc\1ebd\1ebe\1ebf\1ec0\1ec1\1ec2\1ec3\1ec4\1ec5\1ec6\1ec7\1ec8\1ec9\1eca\1ecb\1ecc\1ecd\1ece\1ecf\1ed0'
    '\1ed1\1ed2\1ed3\1ed4\1ed5\1ed6\1ed7\1ed8\1ed9\1eda\1edb\1edc\1edd\1ede\1edf\1ee0\1ee1\1ee2\1ee3\1ee4\1ee5\1ee6'
    '\1ee7\1ee8\1ee9\1eea\1eeb\1eec\1eed\1eee\1eef\1ef0\1ef1\1ef2\1ef3\1ef4\1ef5\1ef6\1ef7\1ef8\1ef9\1efa\1efc\1efe'
    '\1f08\1f09\1f0a\1f0b\1f0c\1f0d\1f0e\1f0f\1f18\1f19\1f1a\1f1b\1f1c\1f1d\1f28\1f29\1f2a\1f2b\1f2c\1f2d\1f2e\1f2f'
    '\1f38\1f39\1f3a\1f3b\1f3c\1f3d\1f3e\1f3f\1f48\1f49\1f4a\1f4b\1f4c\1f4d\1f59\1f5b\1f5d\1f5f\1f68\1f69\1f6a\1f6b'
    '\1f6c\1f6d\1f6e\1f6f\1f88\1f89\1f8a\1f8b\1f8c\1f8d\1f8e\1f8f\1f98\1f99\1f9a\1f9b\1f9c\1f9d\1f9e\1f9f\1fa8\1fa9'
    '\1faa\1fab\1fac\1fad\1fae\1faf\1fb8\1fb9\1fba\1fbb\1fbc\1fbe\1fc8\1fc9\1fca\1fcb\1fcc\1fd8\1fd9\1fda\1fdb\1fe8'
    '\1fe9\1fea\1feb\1fec\1ff8\1ff9\1ffa\1ffb\1ffc\2126\212a\212b\2132\2160\2161\2162\2163\2164\2165\2166\2167\2168'
    '\2169\216a\216b\216c\216d\216e\216f\2183\2c00\2c01\2c02\2c03\2c04\2c05\2c06\2c07\2c08\2c09\2c0a\2c0b\2c0c\2c0d'
    '\2c0e\2c0f\2c10\2c11\2c12\2c13\2c14\2c15\2c16\2c17\2c18\2c19\2c1a\2c1b\2c1c\2c1d\2c1e\2c1f\2c20\2c21\2c22\2c23'
    '\2c24\2c25\2c26\2c27\2c28\2c29\2c2a\2c2b\2c2c\2c2d\2c2e\2c60\2c62\2c63\2c64\2c67\2c69\2c6b\2c6d\2c6e\2c6f\2c70'
    '\2c72\2c75\2c7e\2c7f\2c80\2c82\2c84\2c86\2c88\2c8a\2c8c\2c8e\2c90\2c92\2c94\2c96\2c98\2c9a\2c9c\2c9e\2ca0\2ca2'
    '\2ca4\2ca6\2ca8\2caa\2cac\2cae\2cb0\2cb2\2cb4\2cb6\2cb8\2cba\2cbc\2cbe\2cc0\2cc2\2cc4\2cc6\2cc8\2cca\2ccc\2cce'
    '\2cd0\2cd2\2cd4\2cd6\2cd8\2cda\2cdc\2cde\2ce0\2ce2\2ceb\2ced\2cf2\a640\a642\a644\a646\a648\a64a\a64c\a64e\a650'
    '\a652\a654\a656\a658\a65a\a65c\a65e\a660\a662\a664\a666\a668\a66a\a66c\a680\a682\a684\a686\a688\a68a\a68c\a68e'
    '\a690\a692\a694\a696\a722\a724\a726\a728\a72a\a72c\a72e\a732\a734\a736\a738\a73a\a73c\a73e\a740\a742\a744\a746'
    '\a748\a74a\a74c\a74e\a750\a752\a754\a756\a758\a75a\a75c\a75e\a760\a762\a764\a766\a768\a76a\a76c\a76e\a779\a77b'
    '\a77d\a77e\a780\a782\a784\a786\a78b\a78d\a790\a792\a7a0\a7a2\a7a4\a7a6\a7a8\a7aa\ff21\ff22\ff23\ff24\ff25\ff26'
    '\ff27\ff28\ff29\ff2a\ff2b\ff2c\ff2d\ff2e\ff2f\ff30\ff31\ff32\ff33\ff34\ff35\ff36\ff37\ff38\ff39\ff3a\+010400'
    '\+010401\+010402\+010403\+010404\+010405\+010406\+010407\+010408\+010409\+01040a\+01040b\+01040c\+01040d'
    '\+01040e\+01040f\+010410\+010411\+010412\+010413\+010414\+010415\+010416\+010417\+010418\+010419\+01041a'
    '\+01041b\+01041c\+01041d\+01041e\+01041f\+010420\+010421\+010422\+010423\+010424\+010425\+010426\+010427',
    U&'\03bcaaaaaa\00e6ceeeeiiii\00f0nooooo\00f8uuuuy\00feaaaaaaceeeeiiiinooooouuuuyyaaaaaaccccccccdd\0111eeeeeeeeeeg'
    'ggggggghh\0127iiiiiiiii\0133jjkkllllll\0140\0142nnnnnn\014boooooo\0153rrrrrrsssssssstttt\0167uuuuuuuuuuuuwwyyy'
    'zzzzzzs\0253\0183\0185\0254\0188\0256\0257\018c\01dd\0259\025b\0192\0260\0263\0269\0268\0199\026f\0272\0275oo'
    '\01a3\01a5\0280\01a8\0283\01ad\0288uu\028a\028b\01b4\01b6\0292\01b9\01bd\01c6\01c6\01c9\01c9\01cc\01ccaaiioouu'
    'uuuuuuuuaa\01e1\01e3\01e5ggkkoooo\01efj\01f3\01f3gg\0195\01bfnnaa\01fd\01ffaaaaeeeeiiiioooorrrruuuusstt\021dhh'
    '\019e\0223\0225aaeeooooooooyy\2c65\023c\019a\2c66\0242\0180\0289\028c\0247\0249\024b\024d\024f\0371\0373\0377'
    '\03ac\03ad\03ae\03af\03cc\03cd\03ce\03b1\03b2\03b3\03b4\03b5\03b6\03b7\03b8\03b9\03ba\03bb\03bc\03bd\03be\03bf'
    '\03c0\03c1\03c3\03c4\03c5\03c6\03c7\03c8\03c9\03ca\03cb\03c3\03d7\03b2\03b8\03c6\03c0\03d9\03db\03dd\03df\03e1'
    '\03e3\03e5\03e7\03e9\03eb\03ed\03ef\03ba\03c1\03b8\03b5\03f8\03f2\03fb\037b\037c\037d\0450\0451\0452\0453\0454'
    '\0455\0456\0457\0458\0459\045a\045b\045c\045d\045e\045f\0430\0431\0432\0433\0434\0435\0436\0437\0438\0439\043a'
    '\043b\043c\043d\043e\043f\0440\0441\0442\0443\0444\0445\0446\0447\0448\0449\044a\044b\044c\044d\044e\044f\0461'
    '\0463\0465\0467\0469\046b\046d\046f\0471\0473\0475\0477\0479\047b\047d\047f\0481\048b\048d\048f\0491\0493\0495'
    '\0497\0499\049b\049d\049f\04a1\04a3\04a5\04a7\04a9\04ab\04ad\04af\04b1\04b3\04b5\04b7\04b9\04bb\04bd\04bf\04cf'
    '\04c2\04c4\04c6\04c8\04ca\04cc\04ce\04d1\04d3\04d5\04d7\04d9\04db\04dd\04df\04e1\04e3\04e5\04e7\04e9\04eb\04ed'
    '\04ef\04f1\04f3\04f5\04f7\04f9\04fb\04fd\04ff\0501\0503\0505\0507\0509\050b\050d\050f\0511\0513\0515\0517\0519'
    '\051b\051d\051f\0521\0523\0525\0527\0561\0562\0563\0564\0565\0566\0567\0568\0569\056a\056b\056c\056d\056e\056f'
    '\0570\0571\0572\0573\0574\0575\0576\0577\0578\0579\057a\057b\057c\057d\057e\057f\0580\0581\0582\0583\0584\0585'
    '\0586\2d00\2d01\2d02\2d03\2d04\2d05\2d06\2d07\2d08\2d09\2d0a\2d0b\2d0c\2d0d\2d0e\2d0f\2d10\2d11\2d12\2d13\2d14'
    '\2d15\2d16\2d17\2d18\2d19\2d1a\2d1b\2d1c\2d1d\2d1e\2d1f\2d20\2d21\2d22\2d23\2d24\2d25\2d27\2d2daabbbbbbccddddd'
    'dddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmmmmmmnnnnnnnnoooooooopppprrrrrrrrssssssssssttttttttuuuuuuuuuuv'
    'vvvwwwwwwwwwwxxxxyyzzzzzzhtwys\00dfaaaaaaaaaaaaaaaaaaaaaaaaeeeeeeeeeeeeeeeeiiiioooooooooooooooooooooooouuuuuuu'
    'uuuuuuuyyyyyyyy\1efb\1efd\1eff\1f00\1f01\1f02\1f03\1f04\1f05\1f06\1f07\1f10\1f11\1f12\1f13\1f14\1f15\1f20\1f21'
    '\1f22\1f23\1f24\1f25\1f26\1f27\1f30\1f31\1f32\1f33\1f34\1f35\1f36\1f37\1f40\1f41\1f42\1f43\1f44\1f45\1f51\1f53'
    '\1f55\1f57\1f60\1f61\1f62\1f63\1f64\1f65\1f66\1f67\1f80\1f81\1f82\1f83\1f84\1f85\1f86\1f87\1f90\1f91\1f92\1f93'
    '\1f94\1f95\1f96\1f97\1fa0\1fa1\1fa2\1fa3\1fa4\1fa5\1fa6\1fa7\1fb0\1fb1\1f70\1f71\1fb3\03b9\1f72\1f73\1f74\1f75'
    '\1fc3\1fd0\1fd1\1f76\1f77\1fe0\1fe1\1f7a\1f7b\1fe5\1f78\1f79\1f7c\1f7d\1ff3\03c9ka\214e\2170\2171\2172\2173'
    '\2174\2175\2176\2177\2178\2179\217a\217b\217c\217d\217e\217f\2184\2c30\2c31\2c32\2c33\2c34\2c35\2c36\2c37\2c38'
    '\2c39\2c3a\2c3b\2c3c\2c3d\2c3e\2c3f\2c40\2c41\2c42\2c43\2c44\2c45\2c46\2c47\2c48\2c49\2c4a\2c4b\2c4c\2c4d\2c4e'
    '\2c4f\2c50\2c51\2c52\2c53\2c54\2c55\2c56\2c57\2c58\2c59\2c5a\2c5b\2c5c\2c5d\2c5e\2c61\026b\1d7d\027d\2c68\2c6a'
    '\2c6c\0251\0271\0250\0252\2c73\2c76\023f\0240\2c81\2c83\2c85\2c87\2c89\2c8b\2c8d\2c8f\2c91\2c93\2c95\2c97\2c99'
    '\2c9b\2c9d\2c9f\2ca1\2ca3\2ca5\2ca7\2ca9\2cab\2cad\2caf\2cb1\2cb3\2cb5\2cb7\2cb9\2cbb\2cbd\2cbf\2cc1\2cc3\2cc5'
    '\2cc7\2cc9\2ccb\2ccd\2ccf\2cd1\2cd3\2cd5\2cd7\2cd9\2cdb\2cdd\2cdf\2ce1\2ce3\2cec\2cee\2cf3\a641\a643\a645\a647'
    '\a649\a64b\a64d\a64f\a651\a653\a655\a657\a659\a65b\a65d\a65f\a661\a663\a665\a667\a669\a66b\a66d\a681\a683\a685'
    '\a687\a689\a68b\a68d\a68f\a691\a693\a695\a697\a723\a725\a727\a729\a72b\a72d\a72f\a733\a735\a737\a739\a73b\a73d'
    '\a73f\a741\a743\a745\a747\a749\a74b\a74d\a74f\a751\a753\a755\a757\a759\a75b\a75d\a75f\a761\a763\a765\a767\a769'
    '\a76b\a76d\a76f\a77a\a77c\1d79\a77f\a781\a783\a785\a787\a78c\0265\a791\a793\a7a1\a7a3\a7a5\a7a7\a7a9\0266\ff41'
    '\ff42\ff43\ff44\ff45\ff46\ff47\ff48\ff49\ff4a\ff4b\ff4c\ff4d\ff4e\ff4f\ff50\ff51\ff52\ff53\ff54\ff55\ff56\ff57'
    '\ff58\ff59\ff5a\+010428\+010429\+01042a\+01042b\+01042c\+01042d\+01042e\+01042f\+010430\+010431\+010432'
    '\+010433\+010434\+010435\+010436\+010437\+010438\+010439\+01043a\+01043b\+01043c\+01043d\+01043e\+01043f'
    '\+010440\+010441\+010442\+010443\+010444\+010445\+010446\+010447\+010448\+010449\+01044a\+01044b\+01044c'
    '\+01044d\+01044e\+01044f')) END,
  CASE WHEN ascii THEN '[^a-z0-9]+' ELSE
    '[\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00a9\u00ab-\u00b1\u00b4\u00b6-\u00b8\u00bb\u00bf\u00d7\u00f7'
    '\u02c2-\u02c5\u02d2-\u02df\u02e5-\u02eb\u02ed\u02ef-\u02ff\u0305\u030d-\u030e\u0310\u0312-\u031a\u031c-\u0322'
    '\u0329-\u032c\u032f\u0332-\u036f\u0375\u037e\u0384-\u0385\u0387\u03f6\u0482-\u0489\u055a-\u055f\u0589-\u058a'
    '\u058f\u0591-\u05c7\u05f3-\u05f4\u0600-\u0604\u0606-\u061b\u061e-\u061f\u064b-\u065f\u066a-\u066d\u0670\u06d4'
    '\u06d6-\u06e4\u06e7-\u06ed\u06fd-\u06fe\u0700-\u070d\u070f\u0711\u0730-\u074a\u07a6-\u07b0\u07eb-\u07f3\u07f6-'
    '\u07f9\u0816-\u0819\u081b-\u0823\u0825-\u0827\u0829-\u082d\u0830-\u083e\u0859-\u085b\u085e\u08e4-\u08fe\u0900-'
    '\u0903\u093a-\u093c\u093e-\u094f\u0951-\u0957\u0962-\u0965\u0970\u0981-\u0983\u09bc\u09be-\u09c4\u09c7-\u09c8'
    '\u09cb-\u09cd\u09d7\u09e2-\u09e3\u09f2-\u09f3\u09fa-\u09fb\u0a01-\u0a03\u0a3c\u0a3e-\u0a42\u0a47-\u0a48\u0a4b-'
    '\u0a4d\u0a51\u0a70-\u0a71\u0a75\u0a81-\u0a83\u0abc\u0abe-\u0ac5\u0ac7-\u0ac9\u0acb-\u0acd\u0ae2-\u0ae3\u0af0-'
    '\u0af1\u0b01-\u0b03\u0b3c\u0b3e-\u0b44\u0b47-\u0b48\u0b4b-\u0b4d\u0b56-\u0b57\u0b62-\u0b63\u0b70\u0b82\u0bbe-'
    '\u0bc2\u0bc6-\u0bc8\u0bca-\u0bcd\u0bd7\u0bf3-\u0bfa\u0c01-\u0c03\u0c3e-\u0c44\u0c46-\u0c48\u0c4a-\u0c4d\u0c55-'
    '\u0c56\u0c62-\u0c63\u0c7f\u0c82-\u0c83\u0cbc\u0cbe-\u0cc4\u0cc6-\u0cc8\u0cca-\u0ccd\u0cd5-\u0cd6\u0ce2-\u0ce3'
    '\u0d02-\u0d03\u0d3e-\u0d44\u0d46-\u0d48\u0d4a-\u0d4d\u0d57\u0d62-\u0d63\u0d79\u0d82-\u0d83\u0dca\u0dcf-\u0dd4'
    '\u0dd6\u0dd8-\u0ddf\u0df2-\u0df4\u0e31\u0e34-\u0e3a\u0e3f\u0e47-\u0e4f\u0e5a-\u0e5b\u0eb1\u0eb4-\u0eb9\u0ebb-'
    '\u0ebc\u0ec8-\u0ecd\u0f01-\u0f1f\u0f34-\u0f3f\u0f71-\u0f87\u0f8d-\u0f97\u0f99-\u0fbc\u0fbe-\u0fcc\u0fce-\u0fda'
    '\u102b-\u103e\u104a-\u104f\u1056-\u1059\u105e-\u1060\u1062-\u1064\u1067-\u106d\u1071-\u1074\u1082-\u108d\u108f'
    '\u109a-\u109f\u10fb\u135d-\u1368\u1390-\u1399\u1400\u166d-\u166e\u1680\u169b-\u169c\u16eb-\u16ed\u1712-\u1714'
    '\u1732-\u1736\u1752-\u1753\u1772-\u1773\u17b4-\u17d6\u17d8-\u17db\u17dd\u1800-\u180e\u18a9\u1920-\u192b\u1930-'
    '\u193b\u1940\u1944-\u1945\u19b0-\u19c0\u19c8-\u19c9\u19de-\u19ff\u1a17-\u1a1b\u1a1e-\u1a1f\u1a55-\u1a5e\u1a60-'
    '\u1a7c\u1a7f\u1aa0-\u1aa6\u1aa8-\u1aad\u1b00-\u1b04\u1b34-\u1b44\u1b5a-\u1b7c\u1b80-\u1b82\u1ba1-\u1bad\u1be6-'
    '\u1bf3\u1bfc-\u1bff\u1c24-\u1c37\u1c3b-\u1c3f\u1c7e-\u1c7f\u1cc0-\u1cc7\u1cd0-\u1ce8\u1ced\u1cf2-\u1cf4\u1dc0-'
    '\u1de6\u1dfc-\u1dff\u1fbd\u1fbf-\u1fc1\u1fcd-\u1fcf\u1fdd-\u1fdf\u1fed-\u1fef\u1ffd-\u1ffe\u2000-\u2064\u206a-'
    '\u206f\u207a-\u207e\u208a-\u208e\u20a0-\u20b9\u20d0-\u20f0\u2100-\u2101\u2103-\u2106\u2108-\u2109\u2114\u2116-'
    '\u2118\u211e-\u2123\u2125\u2127\u2129\u212e\u213a-\u213b\u2140-\u2144\u214a-\u214d\u214f\u2190-\u23f3\u2400-'
    '\u2426\u2440-\u244a\u249c-\u24e9\u2500-\u26ff\u2701-\u2775\u2794-\u2b4c\u2b50-\u2b59\u2ce5-\u2cea\u2cef-\u2cf1'
    '\u2cf9-\u2cfc\u2cfe-\u2cff\u2d70\u2d7f\u2de0-\u2e2e\u2e30-\u2e3b\u2e80-\u2e99\u2e9b-\u2ef3\u2f00-\u2fd5\u2ff0-'
    '\u2ffb\u3000-\u3004\u3008-\u3020\u302a-\u3030\u3036-\u3037\u303d-\u303f\u3099-\u309c\u30a0\u30fb\u3190-\u3191'
    '\u3196-\u319f\u31c0-\u31e3\u3200-\u321e\u322a-\u3247\u3250\u3260-\u327f\u328a-\u32b0\u32c0-\u32fe\u3300-\u33ff'
    '\u4dc0-\u4dff\ua490-\ua4c6\ua4fe-\ua4ff\ua60d-\ua60f\ua66f-\ua67e\ua69f\ua6f0-\ua6f7\ua700-\ua716\ua720-\ua721'
    '\ua789-\ua78a\ua802\ua806\ua80b\ua823-\ua82b\ua836-\ua839\ua874-\ua877\ua880-\ua881\ua8b4-\ua8c4\ua8ce-\ua8cf'
    '\ua8e0-\ua8f1\ua8f8-\ua8fa\ua926-\ua92f\ua947-\ua953\ua95f\ua980-\ua983\ua9b3-\ua9cd\ua9de-\ua9df\uaa29-\uaa36'
    '\uaa43\uaa4c-\uaa4d\uaa5c-\uaa5f\uaa77-\uaa79\uaa7b\uaab0\uaab2-\uaab4\uaab7-\uaab8\uaabe-\uaabf\uaac1\uaade-'
    '\uaadf\uaaeb-\uaaf1\uaaf5-\uaaf6\uabe3-\uabed\ufb1e\ufb29\ufbb2-\ufbc1\ufd3e-\ufd3f\ufdfc-\ufdfd\ufe00-\ufe19'
    '\ufe20-\ufe26\ufe30-\ufe52\ufe54-\ufe66\ufe68-\ufe6b\ufeff\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65'
    '\uffe0-\uffe6\uffe8-\uffee\ufff9-\uffff\U00010100-\U00010102\U00010137-\U0001013f\U00010179-\U00010189'
    '\U00010190-\U0001019b\U000101d0-\U000101fd\U0001039f\U000103d0\U00010857\U0001091f\U0001093f\U00010a01-'
    '\U00010a03\U00010a05-\U00010a06\U00010a0c-\U00010a0f\U00010a38-\U00010a3a\U00010a3f\U00010a50-\U00010a58'
    '\U00010a7f\U00010b39-\U00010b3f\U00011000-\U00011002\U00011038-\U0001104d\U00011080-\U00011082\U000110b0-'
    '\U000110c1\U00011100-\U00011102\U00011127-\U00011134\U00011140-\U00011143\U00011180-\U00011182\U000111b3-'
    '\U000111c0\U000111c5-\U000111c8\U000116ab-\U000116b7\U00012470-\U00012473\U00016f51-\U00016f7e\U00016f8f-'
    '\U00016f92\U0001d000-\U0001d0f5\U0001d100-\U0001d126\U0001d129-\U0001d1dd\U0001d200-\U0001d245\U0001d300-'
    '\U0001d356\U0001d6c1\U0001d6db\U0001d6fb\U0001d715\U0001d735\U0001d74f\U0001d76f\U0001d789\U0001d7a9\U0001d7c3'
    '\U0001eef0-\U0001eef1\U0001f000-\U0001f02b\U0001f030-\U0001f093\U0001f0a0-\U0001f0ae\U0001f0b1-\U0001f0be'
    '\U0001f0c1-\U0001f0cf\U0001f0d1-\U0001f0df\U0001f110-\U0001f12e\U0001f130-\U0001f16b\U0001f170-\U0001f19a'
    '\U0001f1e6-\U0001f202\U0001f210-\U0001f23a\U0001f240-\U0001f248\U0001f250-\U0001f251\U0001f300-\U0001f320'
    '\U0001f330-\U0001f335\U0001f337-\U0001f37c\U0001f380-\U0001f393\U0001f3a0-\U0001f3c4\U0001f3c6-\U0001f3ca'
    '\U0001f3e0-\U0001f3f0\U0001f400-\U0001f43e\U0001f440\U0001f442-\U0001f4f7\U0001f4f9-\U0001f4fc\U0001f500-'
    '\U0001f53d\U0001f540-\U0001f543\U0001f550-\U0001f567\U0001f5fb-\U0001f640\U0001f645-\U0001f64f\U0001f680-'
    '\U0001f6c5\U0001f700-\U0001f773\U000e0001\U000e0020-\U000e007f\U000e0100-\U000e01ef]+' END) WITH ORDINALITY AS split (word, nth)
WHERE word <> ''
$$;


SET default_table_access_method = heap;

--
-- Name: accounts; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.accounts (
    id bigint NOT NULL,
    user_id bigint NOT NULL,
    opening_balance bigint NOT NULL,
    balance bigint NOT NULL,
    CONSTRAINT ck_accounts_balance CHECK ((balance >= 0)),
    CONSTRAINT ck_accounts_opening_balance CHECK ((opening_balance >= 0))
);


--
-- Name: TABLE accounts; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.accounts IS 'Accounts of users. The balances and the opening balances have the same sum.';


--
-- Name: COLUMN accounts.id; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.accounts.id IS 'Opaque key; no order or gap is assumed.';


--
-- Name: COLUMN accounts.user_id; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.accounts.user_id IS 'Whose account.';


--
-- Name: COLUMN accounts.opening_balance; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.accounts.opening_balance IS 'Balance when opened, in 1/10,000 of the currency unit.';


--
-- Name: COLUMN accounts.balance; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.accounts.balance IS 'Balance now, in 1/10,000 of the currency unit; never below zero.';


--
-- Name: accounts_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.accounts ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.accounts_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: contacts; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.contacts (
    id bigint NOT NULL,
    name character varying(100) NOT NULL COLLATE pg_catalog."C",
    email character varying(200) COLLATE pg_catalog."C",
    phone character varying(40) COLLATE pg_catalog."C",
    notes character varying(1000) COLLATE pg_catalog."C",
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    name_search character varying(300) COLLATE pg_catalog."C",
    CONSTRAINT ck_contacts_email CHECK (((length((email)::text) >= 1) AND (length((email)::text) <= 200))),
    CONSTRAINT ck_contacts_name CHECK (((length((name)::text) >= 1) AND (length((name)::text) <= 100))),
    CONSTRAINT ck_contacts_name_search CHECK (((length((name_search)::text) >= 1) AND (length((name_search)::text) <= 300))),
    CONSTRAINT ck_contacts_notes CHECK ((length((notes)::text) <= 1000)),
    CONSTRAINT ck_contacts_phone CHECK ((length((phone)::text) <= 40))
);


--
-- Name: TABLE contacts; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.contacts IS 'A contact book.';


--
-- Name: COLUMN contacts.id; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.contacts.id IS 'Opaque key; no order or gap is assumed.';


--
-- Name: COLUMN contacts.name; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.contacts.name IS 'Name to show; not blank.';


--
-- Name: COLUMN contacts.email; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.contacts.email IS 'E-mail address, if known; compared exactly as written.';


--
-- Name: COLUMN contacts.phone; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.contacts.phone IS 'Telephone number as written, if known.';


--
-- Name: COLUMN contacts.notes; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.contacts.notes IS 'Notes, if any.';


--
-- Name: COLUMN contacts.created_at; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.contacts.created_at IS 'When the row was made, in UTC, to the microsecond.';


--
-- Name: COLUMN contacts.name_search; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.contacts.name_search IS 'The name without its case, as ContactDao.search compares it; null where it is to be made from the name.';


--
-- Name: contacts_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.contacts ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.contacts_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: order_items; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.order_items (
    order_id bigint NOT NULL,
    line_no integer NOT NULL,
    product_id bigint NOT NULL,
    quantity integer NOT NULL,
    unit_price bigint NOT NULL,
    CONSTRAINT ck_order_items_line_no CHECK ((line_no >= 1)),
    CONSTRAINT ck_order_items_quantity CHECK (((quantity >= 1) AND (quantity <= 1000000))),
    CONSTRAINT ck_order_items_unit_price CHECK (((unit_price >= 0) AND (unit_price <= '1000000000000'::bigint)))
);


--
-- Name: TABLE order_items; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.order_items IS 'Lines of orders. The same product may stand on several lines.';


--
-- Name: COLUMN order_items.order_id; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.order_items.order_id IS 'The order.';


--
-- Name: COLUMN order_items.line_no; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.order_items.line_no IS 'Number of the line within its order, from 1.';


--
-- Name: COLUMN order_items.product_id; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.order_items.product_id IS 'What was ordered.';


--
-- Name: COLUMN order_items.quantity; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.order_items.quantity IS 'Pieces, 1 to 1,000,000.';


--
-- Name: COLUMN order_items.unit_price; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.order_items.unit_price IS 'Price of one piece when the order was placed, in 1/10,000 of the currency unit.';


--
-- Name: order_requests; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.order_requests (
    idempotency_key character varying(200) NOT NULL COLLATE pg_catalog."C",
    request_hash character varying(64) NOT NULL COLLATE pg_catalog."C",
    order_id bigint NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT ck_order_requests_hash CHECK ((length((request_hash)::text) = 64)),
    CONSTRAINT ck_order_requests_key CHECK (((length((idempotency_key)::text) >= 1) AND (length((idempotency_key)::text) <= 200)))
);


--
-- Name: TABLE order_requests; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.order_requests IS 'Idempotency keys of placed orders, so that a repeated request cannot order twice. No foreign key: a key outlives its order.';


--
-- Name: COLUMN order_requests.idempotency_key; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.order_requests.idempotency_key IS 'The key, chosen by the caller.';


--
-- Name: COLUMN order_requests.request_hash; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.order_requests.request_hash IS 'SHA-256 of the request, in hexadecimal: same key and other content is a conflict.';


--
-- Name: COLUMN order_requests.order_id; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.order_requests.order_id IS 'The order that was placed.';


--
-- Name: COLUMN order_requests.created_at; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.order_requests.created_at IS 'When the key was first used.';


--
-- Name: orders; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.orders (
    id bigint NOT NULL,
    user_id bigint NOT NULL,
    status character varying(10) NOT NULL COLLATE pg_catalog."C",
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    total bigint NOT NULL,
    units bigint NOT NULL,
    notes character varying(1000) COLLATE pg_catalog."C",
    CONSTRAINT ck_orders_notes CHECK ((length((notes)::text) <= 1000)),
    CONSTRAINT ck_orders_status CHECK (((status)::text = ANY ((ARRAY['pending'::character varying, 'processing'::character varying, 'completed'::character varying, 'cancelled'::character varying, 'refunded'::character varying])::text[]))),
    CONSTRAINT ck_orders_total CHECK ((total >= 0)),
    CONSTRAINT ck_orders_units CHECK ((units >= 1))
);


--
-- Name: TABLE orders; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.orders IS 'Orders. Total and units are stored when the order is placed and never change; the status says whether they count.';


--
-- Name: COLUMN orders.id; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.orders.id IS 'Opaque key; no order or gap is assumed.';


--
-- Name: COLUMN orders.user_id; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.orders.user_id IS 'Who ordered.';


--
-- Name: COLUMN orders.status; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.orders.status IS 'pending, processing, completed, cancelled or refunded.';


--
-- Name: COLUMN orders.created_at; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.orders.created_at IS 'When the order was placed, in UTC, to the microsecond.';


--
-- Name: COLUMN orders.total; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.orders.total IS 'Sum of quantity x unit_price over the lines, in 1/10,000 of the currency unit.';


--
-- Name: COLUMN orders.units; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.orders.units IS 'Sum of the quantities of the lines.';


--
-- Name: COLUMN orders.notes; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.orders.notes IS 'Notes, if any.';


--
-- Name: orders_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.orders ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.orders_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: product_stock; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.product_stock (
    product_id bigint NOT NULL,
    quantity bigint DEFAULT 0 NOT NULL,
    CONSTRAINT ck_product_stock_quantity CHECK ((quantity >= 0))
);


--
-- Name: TABLE product_stock; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.product_stock IS 'How many of a product can be sold now; one row per product, made with it, apart so that a sale does not rewrite the catalogue.';


--
-- Name: COLUMN product_stock.product_id; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.product_stock.product_id IS 'The product.';


--
-- Name: COLUMN product_stock.quantity; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.product_stock.quantity IS 'Pieces in stock.';


--
-- Name: products; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.products (
    id bigint NOT NULL,
    sku character varying(64) COLLATE pg_catalog."C",
    name character varying(200) NOT NULL COLLATE pg_catalog."C",
    price bigint NOT NULL,
    category character varying(50) COLLATE pg_catalog."C",
    attributes jsonb,
    active boolean DEFAULT true NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    words tsvector GENERATED ALWAYS AS (public.product_words((name)::text, (category)::text)) STORED,
    CONSTRAINT ck_products_category CHECK ((length((category)::text) <= 50)),
    CONSTRAINT ck_products_name CHECK (((length((name)::text) >= 1) AND (length((name)::text) <= 200))),
    CONSTRAINT ck_products_price CHECK (((price >= 0) AND (price <= '1000000000000'::bigint))),
    CONSTRAINT ck_products_sku CHECK (((length((sku)::text) >= 1) AND (length((sku)::text) <= 64)))
);


--
-- Name: TABLE products; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.products IS 'The catalogue. Retired rather than deleted once sold.';


--
-- Name: COLUMN products.id; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.products.id IS 'Opaque key; no order or gap is assumed.';


--
-- Name: COLUMN products.sku; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.products.sku IS 'Natural key of the outside world (stock code), case-sensitive.';


--
-- Name: COLUMN products.name; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.products.name IS 'Name to show; not blank.';


--
-- Name: COLUMN products.price; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.products.price IS 'Price today, in 1/10,000 of the currency unit.';


--
-- Name: COLUMN products.category; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.products.category IS 'Category, if any.';


--
-- Name: COLUMN products.attributes; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.products.attributes IS 'Free attributes, a JSON object, if any.';


--
-- Name: COLUMN products.active; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.products.active IS 'False once retired: it can no longer be ordered.';


--
-- Name: COLUMN products.created_at; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.products.created_at IS 'When the row was made, in UTC, to the microsecond.';


--
-- Name: products_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.products ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.products_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: shop_changelog; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.shop_changelog (
    id character varying(255) NOT NULL,
    author character varying(255) NOT NULL,
    filename character varying(255) NOT NULL,
    dateexecuted timestamp without time zone NOT NULL,
    orderexecuted integer NOT NULL,
    exectype character varying(10) NOT NULL,
    md5sum character varying(35),
    description character varying(255),
    comments character varying(255),
    tag character varying(255),
    liquibase character varying(20),
    contexts character varying(255),
    labels character varying(255),
    deployment_id character varying(10)
);


--
-- Name: shop_changelog_lock; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.shop_changelog_lock (
    id integer NOT NULL,
    locked boolean NOT NULL,
    lockgranted timestamp without time zone,
    lockedby character varying(255)
);


--
-- Name: transfers; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.transfers (
    id bigint NOT NULL,
    from_account bigint NOT NULL,
    to_account bigint NOT NULL,
    amount bigint NOT NULL,
    idempotency_key character varying(200) COLLATE pg_catalog."C",
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT ck_transfers_accounts CHECK ((from_account <> to_account)),
    CONSTRAINT ck_transfers_amount CHECK ((amount > 0)),
    CONSTRAINT ck_transfers_idempotency_key CHECK (((length((idempotency_key)::text) >= 1) AND (length((idempotency_key)::text) <= 200)))
);


--
-- Name: TABLE transfers; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.transfers IS 'Transfers between two accounts.';


--
-- Name: COLUMN transfers.id; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.transfers.id IS 'Opaque key; no order or gap is assumed.';


--
-- Name: COLUMN transfers.from_account; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.transfers.from_account IS 'The account that paid.';


--
-- Name: COLUMN transfers.to_account; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.transfers.to_account IS 'The account that received.';


--
-- Name: COLUMN transfers.amount; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.transfers.amount IS 'What was moved, in 1/10,000 of the currency unit; above zero.';


--
-- Name: COLUMN transfers.idempotency_key; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.transfers.idempotency_key IS 'Key chosen by the caller, if any: the same key cannot transfer twice.';


--
-- Name: COLUMN transfers.created_at; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.transfers.created_at IS 'When the row was made, in UTC, to the microsecond.';


--
-- Name: transfers_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.transfers ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.transfers_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: users; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.users (
    id bigint NOT NULL,
    code character varying(64) COLLATE pg_catalog."C",
    name character varying(100) NOT NULL COLLATE pg_catalog."C",
    email character varying(200) NOT NULL COLLATE pg_catalog."C",
    age integer,
    active boolean DEFAULT true NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT ck_users_age CHECK (((age >= 0) AND (age <= 150))),
    CONSTRAINT ck_users_code CHECK (((length((code)::text) >= 1) AND (length((code)::text) <= 64))),
    CONSTRAINT ck_users_email CHECK (((length((email)::text) >= 1) AND (length((email)::text) <= 200))),
    CONSTRAINT ck_users_name CHECK (((length((name)::text) >= 1) AND (length((name)::text) <= 100)))
);


--
-- Name: TABLE users; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.users IS 'People who buy. Deactivated rather than deleted once they have orders.';


--
-- Name: COLUMN users.id; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.users.id IS 'Opaque key; no order or gap is assumed.';


--
-- Name: COLUMN users.code; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.users.code IS 'Natural key of the outside world (customer number), case-sensitive.';


--
-- Name: COLUMN users.name; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.users.name IS 'Name to show; not blank.';


--
-- Name: COLUMN users.email; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.users.email IS 'E-mail address, compared exactly as written.';


--
-- Name: COLUMN users.age; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.users.age IS 'Age in years, 0 to 150, if known.';


--
-- Name: COLUMN users.active; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.users.active IS 'False once deactivated: the user can place no further order.';


--
-- Name: COLUMN users.created_at; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.users.created_at IS 'When the row was made, in UTC, to the microsecond.';


--
-- Name: users_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.users ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.users_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Data for Name: accounts; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.accounts VALUES (1, 1, 1000000, 699999);
INSERT INTO public.accounts VALUES (2, 2, 0, 9223372035855075808);
INSERT INTO public.accounts VALUES (3, 3, 9223372036854775807, 1000000000);


--
-- Data for Name: contacts; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.contacts VALUES (1, 'Ärger Straße', 'nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn', NULL, '😀', '2026-11-01 08:15:15.123456+00', 'ärger strasse');
INSERT INTO public.contacts VALUES (2, 'Bob', NULL, NULL, NULL, '2026-11-01 08:16:16.123456+00', 'bob');
INSERT INTO public.contacts VALUES (3, 'Ève d''Été', 'eve@example.com', '+49 1', 'née
line two', '2026-11-01 08:17:17.123456+00', 'ève d''été');
INSERT INTO public.contacts VALUES (4, 'Plain SQL', NULL, NULL, NULL, '2026-11-02 00:00:00.000001+00', NULL);


--
-- Data for Name: order_items; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.order_items VALUES (1, 1, 1, 1, 299900);
INSERT INTO public.order_items VALUES (1, 2, 2, 1000000, 1000000000000);
INSERT INTO public.order_items VALUES (1, 3, 1, 2, 299900);
INSERT INTO public.order_items VALUES (2, 1, 1, 5, 299900);
INSERT INTO public.order_items VALUES (3, 1, 1, 7, 299900);
INSERT INTO public.order_items VALUES (3, 2, 5, 1, 125000);
INSERT INTO public.order_items VALUES (4, 1, 2, 2, 1000000000000);
INSERT INTO public.order_items VALUES (4, 2, 4, 1000000, 0);
INSERT INTO public.order_items VALUES (5, 1, 1, 4, 299900);
INSERT INTO public.order_items VALUES (6, 1, 3, 12, 5);
INSERT INTO public.order_items VALUES (6, 2, 3, 12, 5);
INSERT INTO public.order_items VALUES (6, 3, 5, 1, 110000);
INSERT INTO public.order_items VALUES (7, 1, 5, 1000000, 1000000000000);
INSERT INTO public.order_items VALUES (8, 1, 1, 3, 199900);


--
-- Data for Name: order_requests; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.order_requests VALUES ('request-1', '097bc62eac7ba4c722dc9251d7118b1388cfde7a76c33e69bd9b88cb450602bb', 1, '2026-11-01 08:08:08.123456+00');
INSERT INTO public.order_requests VALUES ('request-Ü', '8a689def5c5e7f738d2ff3c40ce33f3f305db502ab33919b22708ebacf6f6bab', 3, '2026-11-01 08:10:10.123456+00');
INSERT INTO public.order_requests VALUES ('past-1', 'ca0dfd86805ff85fd608df873ff3bb5dded5871152061d73b47ccc7fa4f52f9f', 6, '2026-11-01 08:13:13.123456+00');
INSERT INTO public.order_requests VALUES ('past-2', '89108510b84a1b76356423cb23690f3d72fc52d4fb0df9016690bc2d80de0d71', 7, '2026-11-01 08:13:13.123456+00');
INSERT INTO public.order_requests VALUES ('past-3', 'd6e725f2230cc08846bd0bd35217cc6936aea9178d5e06c38b3d2e8cc737f653', 8, '2026-11-01 08:14:14.123456+00');


--
-- Data for Name: orders; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.orders VALUES (1, 1, 'completed', '2026-11-01 08:08:08.123456+00', 1000000000000899700, 1000003, 'line one
line two	tab ''é''');
INSERT INTO public.orders VALUES (2, 2, 'cancelled', '2026-11-01 08:09:09.123456+00', 1499500, 5, NULL);
INSERT INTO public.orders VALUES (3, 2, 'pending', '2026-11-01 08:10:10.123456+00', 2224300, 8, NULL);
INSERT INTO public.orders VALUES (4, 1, 'processing', '2026-11-01 08:11:11.123456+00', 2000000000000, 1000002, NULL);
INSERT INTO public.orders VALUES (5, 1, 'refunded', '2026-11-01 08:12:12.123456+00', 1199600, 4, NULL);
INSERT INTO public.orders VALUES (6, 3, 'completed', '2009-12-01 07:45:00+00', 110120, 25, NULL);
INSERT INTO public.orders VALUES (7, 2, 'completed', '0001-01-01 00:00:00+00', 1000000000000000000, 1000000, NULL);
INSERT INTO public.orders VALUES (8, 2, 'completed', '2010-01-01 00:00:00.000001+00', 599700, 3, NULL);


--
-- Data for Name: product_stock; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.product_stock VALUES (3, 0);
INSERT INTO public.product_stock VALUES (5, 2);
INSERT INTO public.product_stock VALUES (2, 3999998);
INSERT INTO public.product_stock VALUES (4, 9223372036853775807);
INSERT INTO public.product_stock VALUES (1, 990);


--
-- Data for Name: products; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.products VALUES (1, NULL, 'Book', 299900, NULL, NULL, true, '2026-11-01 08:03:03.123456+00', DEFAULT);
INSERT INTO public.products VALUES (2, 'ssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssss', 'Gold 金 ''quoted'' \ "twice"', 1000000000000, 'kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk', '{"carat": 23.5, "color": "röt", "heavy": true}', true, '2026-11-01 08:04:04.123456+00', DEFAULT);
INSERT INTO public.products VALUES (3, 'P-1', 'Crème brûlée pen', 10, 'Écriture', NULL, true, '2026-11-01 08:05:05.123456+00', DEFAULT);
INSERT INTO public.products VALUES (4, 'D-1', 'Dust', 0, NULL, NULL, true, '2026-11-01 08:06:06.123456+00', DEFAULT);
INSERT INTO public.products VALUES (5, 'L-1', 'Old lamp', 125000, NULL, NULL, false, '2026-11-01 08:07:07.123456+00', DEFAULT);


--
-- Data for Name: shop_changelog; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.shop_changelog VALUES ('20261123-01-1', 'shop', 'io/shopsql/schema/0001-users.xml', '2026-11-27 12:50:14.33141', 1, 'EXECUTED', '9:0e13ce1dd4842a0c2041d1621703cdac', 'createTable tableName=users', '', NULL, '4.33.0', NULL, NULL, '5783812852');
INSERT INTO public.shop_changelog VALUES ('20261123-01-2', 'shop', 'io/shopsql/schema/0001-users.xml', '2026-11-27 12:50:14.3823', 2, 'EXECUTED', '9:0372fae22b4f70f2aaf6e8058caf46b5', 'createIndex indexName=ix_users_created_at, tableName=users', '', NULL, '4.33.0', NULL, NULL, '5783812852');
INSERT INTO public.shop_changelog VALUES ('20261123-02-1', 'shop', 'io/shopsql/schema/0002-products.xml', '2026-11-27 12:50:14.395433', 3, 'EXECUTED', '9:f008b99246bcba96c1e342a68d2ef4a5', 'createTable tableName=products', '', NULL, '4.33.0', NULL, NULL, '5783812852');
INSERT INTO public.shop_changelog VALUES ('20261123-02-2', 'shop', 'io/shopsql/schema/0002-products.xml', '2026-11-27 12:50:14.445093', 4, 'EXECUTED', '9:3c21dbe0f6f8159fa12968f49c48590b', 'createIndex indexName=ix_products_created_at, tableName=products', '', NULL, '4.33.0', NULL, NULL, '5783812852');
INSERT INTO public.shop_changelog VALUES ('20261123-02-3', 'shop', 'io/shopsql/schema/0002-products.xml', '2026-11-27 12:50:14.455924', 5, 'EXECUTED', '9:095d5c1facb678cd88d325c6578f99d4', 'createTable tableName=product_stock', '', NULL, '4.33.0', NULL, NULL, '5783812852');
INSERT INTO public.shop_changelog VALUES ('20261123-02-4', 'shop', 'io/shopsql/schema/0002-products.xml', '2026-11-27 12:50:14.476657', 6, 'EXECUTED', '9:4ff0444104ca468860f11f7707780ef7', 'sql', '', NULL, '4.33.0', NULL, NULL, '5783812852');
INSERT INTO public.shop_changelog VALUES ('20261123-02-6', 'shop', 'io/shopsql/schema/0002-products.xml', '2026-11-27 12:50:14.492382', 7, 'EXECUTED', '9:a2124244254e1bf833fb0d701a9eb6f1', 'sqlFile path=0002-product-words-postgresql.sql', '', NULL, '4.33.0', NULL, NULL, '5783812852');
INSERT INTO public.shop_changelog VALUES ('20261123-02-7', 'shop', 'io/shopsql/schema/0002-products.xml', '2026-11-27 12:50:14.543592', 8, 'EXECUTED', '9:dd60dff28f70586ea77a124b55c38ab8', 'sql', '', NULL, '4.33.0', NULL, NULL, '5783812852');
INSERT INTO public.shop_changelog VALUES ('20261123-02-8', 'shop', 'io/shopsql/schema/0002-products.xml', '2026-11-27 12:50:14.554848', 9, 'EXECUTED', '9:2ed58ac136cd2d791d84610b8394c2d9', 'sql', '', NULL, '4.33.0', NULL, NULL, '5783812852');
INSERT INTO public.shop_changelog VALUES ('20261123-03-1', 'shop', 'io/shopsql/schema/0003-orders.xml', '2026-11-27 12:50:14.560972', 10, 'EXECUTED', '9:dea08af3ae5505858724e8e0846b2d26', 'createTable tableName=orders', '', NULL, '4.33.0', NULL, NULL, '5783812852');
INSERT INTO public.shop_changelog VALUES ('20261123-03-2', 'shop', 'io/shopsql/schema/0003-orders.xml', '2026-11-27 12:50:14.580101', 11, 'EXECUTED', '9:39df2c2322704851536771a3bc545b42', 'createIndex indexName=ix_orders_user_id, tableName=orders', '', NULL, '4.33.0', NULL, NULL, '5783812852');
INSERT INTO public.shop_changelog VALUES ('20261123-03-3', 'shop', 'io/shopsql/schema/0003-orders.xml', '2026-11-27 12:50:14.586089', 12, 'EXECUTED', '9:30143edb2ecfcfb78096e24f99635295', 'createIndex indexName=ix_orders_created_at, tableName=orders', '', NULL, '4.33.0', NULL, NULL, '5783812852');
INSERT INTO public.shop_changelog VALUES ('20261123-03-4', 'shop', 'io/shopsql/schema/0003-orders.xml', '2026-11-27 12:50:14.590931', 13, 'EXECUTED', '9:e2b2d4dc188686c9bf2feaa594cebf6a', 'sql', '', NULL, '4.33.0', NULL, NULL, '5783812852');
INSERT INTO public.shop_changelog VALUES ('20261123-03-5', 'shop', 'io/shopsql/schema/0003-orders.xml', '2026-11-27 12:50:14.596535', 14, 'EXECUTED', '9:1f83a5d58bf6433d2657b4aa4fe7b17e', 'sql', '', NULL, '4.33.0', NULL, NULL, '5783812852');
INSERT INTO public.shop_changelog VALUES ('20261123-03-6', 'shop', 'io/shopsql/schema/0003-orders.xml', '2026-11-27 12:50:14.60352', 15, 'EXECUTED', '9:98d12686656552f89ad0e0e4be5eb488', 'createTable tableName=order_items', '', NULL, '4.33.0', NULL, NULL, '5783812852');
INSERT INTO public.shop_changelog VALUES ('20261123-03-7', 'shop', 'io/shopsql/schema/0003-orders.xml', '2026-11-27 12:50:14.616333', 16, 'EXECUTED', '9:ab07a9d9e0fe4b2635de4efb5ca9c22e', 'createIndex indexName=ix_order_items_product_id, tableName=order_items', '', NULL, '4.33.0', NULL, NULL, '5783812852');
INSERT INTO public.shop_changelog VALUES ('20261123-03-8', 'shop', 'io/shopsql/schema/0003-orders.xml', '2026-11-27 12:50:14.627926', 17, 'EXECUTED', '9:5a995c393b8a1a4c4780243a132448b6', 'createTable tableName=order_requests', '', NULL, '4.33.0', NULL, NULL, '5783812852');
INSERT INTO public.shop_changelog VALUES ('20261123-03-9', 'shop', 'io/shopsql/schema/0003-orders.xml', '2026-11-27 12:50:14.644267', 18, 'EXECUTED', '9:45311b0f4b1f1e27487c42d0c8eb95f3', 'createIndex indexName=ix_order_requests_order_id, tableName=order_requests', '', NULL, '4.33.0', NULL, NULL, '5783812852');
INSERT INTO public.shop_changelog VALUES ('20261123-04-1', 'shop', 'io/shopsql/schema/0004-contacts.xml', '2026-11-27 12:50:14.654872', 19, 'EXECUTED', '9:02e5f148bc987341ece051acd9c07859', 'createTable tableName=contacts', '', NULL, '4.33.0', NULL, NULL, '5783812852');
INSERT INTO public.shop_changelog VALUES ('20261123-04-2', 'shop', 'io/shopsql/schema/0004-contacts.xml', '2026-11-27 12:50:14.677548', 20, 'EXECUTED', '9:31aa82a594376a02cfbdf3de0dbf88ea', 'createIndex indexName=ix_contacts_name, tableName=contacts', '', NULL, '4.33.0', NULL, NULL, '5783812852');
INSERT INTO public.shop_changelog VALUES ('20261123-04-3', 'shop', 'io/shopsql/schema/0004-contacts.xml', '2026-11-27 12:50:14.684667', 21, 'EXECUTED', '9:cc3d7cd3921ca9fe62a65e1b633397af', 'sql', '', NULL, '4.33.0', NULL, NULL, '5783812852');
INSERT INTO public.shop_changelog VALUES ('20261123-04-4', 'shop', 'io/shopsql/schema/0004-contacts.xml', '2026-11-27 12:50:14.695187', 22, 'EXECUTED', '9:8b1f61f7864be19e7963ccab9559aad6', 'sql', '', NULL, '4.33.0', NULL, NULL, '5783812852');
INSERT INTO public.shop_changelog VALUES ('20261123-04-6', 'shop', 'io/shopsql/schema/0004-contacts.xml', '2026-11-27 12:50:14.7027', 23, 'EXECUTED', '9:73792d1344b4d2dd34e634e05445247e', 'createIndex indexName=ix_contacts_created_at, tableName=contacts', '', NULL, '4.33.0', NULL, NULL, '5783812852');
INSERT INTO public.shop_changelog VALUES ('20261123-05-1', 'shop', 'io/shopsql/schema/0005-accounts.xml', '2026-11-27 12:50:14.711186', 24, 'EXECUTED', '9:214bd582f1097d8acaafdb2f91dae954', 'createTable tableName=accounts', '', NULL, '4.33.0', NULL, NULL, '5783812852');
INSERT INTO public.shop_changelog VALUES ('20261123-05-2', 'shop', 'io/shopsql/schema/0005-accounts.xml', '2026-11-27 12:50:14.726747', 25, 'EXECUTED', '9:e57e68b8c395d17962076b65d0997998', 'createIndex indexName=ix_accounts_user_id, tableName=accounts', '', NULL, '4.33.0', NULL, NULL, '5783812852');
INSERT INTO public.shop_changelog VALUES ('20261123-05-3', 'shop', 'io/shopsql/schema/0005-accounts.xml', '2026-11-27 12:50:14.733749', 26, 'EXECUTED', '9:808efbe80de1a6f2234846ad97a835a0', 'createTable tableName=transfers', '', NULL, '4.33.0', NULL, NULL, '5783812852');
INSERT INTO public.shop_changelog VALUES ('20261123-05-4', 'shop', 'io/shopsql/schema/0005-accounts.xml', '2026-11-27 12:50:14.754831', 27, 'EXECUTED', '9:dc9ac590a31b84b3bd9c031077bc941c', 'createIndex indexName=ix_transfers_from_account, tableName=transfers', '', NULL, '4.33.0', NULL, NULL, '5783812852');
INSERT INTO public.shop_changelog VALUES ('20261123-05-5', 'shop', 'io/shopsql/schema/0005-accounts.xml', '2026-11-27 12:50:14.761951', 28, 'EXECUTED', '9:eaf01d20d390da1f400cff7bd88b9a66', 'createIndex indexName=ix_transfers_to_account, tableName=transfers', '', NULL, '4.33.0', NULL, NULL, '5783812852');
INSERT INTO public.shop_changelog VALUES ('20261123-05-6', 'shop', 'io/shopsql/schema/0005-accounts.xml', '2026-11-27 12:50:14.770644', 29, 'EXECUTED', '9:5f6840854d0e42de1a04f5d83c89f15b', 'createIndex indexName=ix_transfers_from_account_time, tableName=transfers', '', NULL, '4.33.0', NULL, NULL, '5783812852');
INSERT INTO public.shop_changelog VALUES ('20261123-05-7', 'shop', 'io/shopsql/schema/0005-accounts.xml', '2026-11-27 12:50:14.778948', 30, 'EXECUTED', '9:4b7a6c830946d43b6a2e833b692bacd0', 'dropIndex indexName=ix_transfers_from_account, tableName=transfers', '', NULL, '4.33.0', NULL, NULL, '5783812852');
INSERT INTO public.shop_changelog VALUES ('20261123-05-8', 'shop', 'io/shopsql/schema/0005-accounts.xml', '2026-11-27 12:50:14.786268', 31, 'EXECUTED', '9:632d4a1c46ee103bea35d528d6fc78ff', 'createIndex indexName=ix_transfers_to_account_time, tableName=transfers', '', NULL, '4.33.0', NULL, NULL, '5783812852');
INSERT INTO public.shop_changelog VALUES ('20261123-05-9', 'shop', 'io/shopsql/schema/0005-accounts.xml', '2026-11-27 12:50:14.792253', 32, 'EXECUTED', '9:d0866048cf21d7b28f6c64945ca9dd1a', 'dropIndex indexName=ix_transfers_to_account, tableName=transfers', '', NULL, '4.33.0', NULL, NULL, '5783812852');


--
-- Data for Name: shop_changelog_lock; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.shop_changelog_lock VALUES (1, false, NULL, NULL);


--
-- Data for Name: transfers; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.transfers VALUES (1, 1, 2, 300000, 'k-1', '2026-11-01 08:18:18.123456+00');
INSERT INTO public.transfers VALUES (2, 1, 2, 1, NULL, '2026-11-01 08:19:19.123456+00');
INSERT INTO public.transfers VALUES (3, 3, 2, 9223372035854775807, NULL, '2026-11-01 08:20:20.123456+00');


--
-- Data for Name: users; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.users VALUES (1, NULL, 'Alice', 'alice@example.com', 0, true, '2026-11-01 08:00:00.123456+00');
INSERT INTO public.users VALUES (2, 'cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc', 'Zoë 😀Zoë 😀Zoë 😀Zoë 😀Zoë 😀Zoë 😀Zoë 😀Zoë 😀Zoë 😀Zoë 😀Zoë 😀Zoë 😀Zoë 😀Zoë 😀Zoë 😀Zoë 😀Zoë 😀Zoë 😀Zoë 😀Zoë 😀', 'eeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee', 150, true, '2026-11-01 08:01:01.123456+00');
INSERT INTO public.users VALUES (3, '12346', 'Bob O''Neil \ "B"', 'bob@example.com', NULL, false, '2026-11-01 08:02:02.123456+00');


--
-- Name: accounts_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.accounts_id_seq', 3, true);


--
-- Name: contacts_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.contacts_id_seq', 4, true);


--
-- Name: orders_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.orders_id_seq', 8, true);


--
-- Name: products_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.products_id_seq', 5, true);


--
-- Name: transfers_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.transfers_id_seq', 3, true);


--
-- Name: users_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.users_id_seq', 3, true);


--
-- Name: accounts pk_accounts; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.accounts
    ADD CONSTRAINT pk_accounts PRIMARY KEY (id);


--
-- Name: contacts pk_contacts; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.contacts
    ADD CONSTRAINT pk_contacts PRIMARY KEY (id);


--
-- Name: order_items pk_order_items; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.order_items
    ADD CONSTRAINT pk_order_items PRIMARY KEY (order_id, line_no);


--
-- Name: order_requests pk_order_requests; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.order_requests
    ADD CONSTRAINT pk_order_requests PRIMARY KEY (idempotency_key);


--
-- Name: orders pk_orders; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.orders
    ADD CONSTRAINT pk_orders PRIMARY KEY (id);


--
-- Name: product_stock pk_product_stock; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.product_stock
    ADD CONSTRAINT pk_product_stock PRIMARY KEY (product_id);


--
-- Name: products pk_products; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.products
    ADD CONSTRAINT pk_products PRIMARY KEY (id);


--
-- Name: transfers pk_transfers; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.transfers
    ADD CONSTRAINT pk_transfers PRIMARY KEY (id);


--
-- Name: users pk_users; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.users
    ADD CONSTRAINT pk_users PRIMARY KEY (id);


--
-- Name: shop_changelog_lock shop_changelog_lock_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.shop_changelog_lock
    ADD CONSTRAINT shop_changelog_lock_pkey PRIMARY KEY (id);


--
-- Name: contacts uq_contacts_email; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.contacts
    ADD CONSTRAINT uq_contacts_email UNIQUE (email);


--
-- Name: products uq_products_sku; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.products
    ADD CONSTRAINT uq_products_sku UNIQUE (sku);


--
-- Name: transfers uq_transfers_idempotency_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.transfers
    ADD CONSTRAINT uq_transfers_idempotency_key UNIQUE (idempotency_key);


--
-- Name: users uq_users_code; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.users
    ADD CONSTRAINT uq_users_code UNIQUE (code);


--
-- Name: users uq_users_email; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.users
    ADD CONSTRAINT uq_users_email UNIQUE (email);


--
-- Name: ix_accounts_user_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_accounts_user_id ON public.accounts USING btree (user_id);


--
-- Name: ix_contacts_created_at; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_contacts_created_at ON public.contacts USING btree (created_at, id);


--
-- Name: ix_contacts_name; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_contacts_name ON public.contacts USING btree (name, id);


--
-- Name: ix_order_items_product_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_order_items_product_id ON public.order_items USING btree (product_id);


--
-- Name: ix_order_requests_order_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_order_requests_order_id ON public.order_requests USING btree (order_id);


--
-- Name: ix_orders_completed_by_time; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_orders_completed_by_time ON public.orders USING btree (status, created_at, total, units, user_id) WHERE ((status)::text = 'completed'::text);


--
-- Name: ix_orders_completed_by_user; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_orders_completed_by_user ON public.orders USING btree (status, user_id, total) WHERE ((status)::text = 'completed'::text);


--
-- Name: ix_orders_created_at; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_orders_created_at ON public.orders USING btree (created_at, id);


--
-- Name: ix_orders_user_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_orders_user_id ON public.orders USING btree (user_id, created_at, id);


--
-- Name: ix_products_attributes; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_products_attributes ON public.products USING gin (attributes jsonb_path_ops);


--
-- Name: ix_products_created_at; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_products_created_at ON public.products USING btree (created_at, id);


--
-- Name: ix_products_words; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_products_words ON public.products USING gin (words);


--
-- Name: ix_transfers_from_account_time; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_transfers_from_account_time ON public.transfers USING btree (from_account, created_at, id);


--
-- Name: ix_transfers_to_account_time; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_transfers_to_account_time ON public.transfers USING btree (to_account, created_at, id);


--
-- Name: ix_users_created_at; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_users_created_at ON public.users USING btree (created_at, id);


--
-- Name: accounts fk_accounts_user; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.accounts
    ADD CONSTRAINT fk_accounts_user FOREIGN KEY (user_id) REFERENCES public.users(id);


--
-- Name: order_items fk_order_items_order; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.order_items
    ADD CONSTRAINT fk_order_items_order FOREIGN KEY (order_id) REFERENCES public.orders(id) ON DELETE CASCADE;


--
-- Name: order_items fk_order_items_product; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.order_items
    ADD CONSTRAINT fk_order_items_product FOREIGN KEY (product_id) REFERENCES public.products(id);


--
-- Name: orders fk_orders_user; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.orders
    ADD CONSTRAINT fk_orders_user FOREIGN KEY (user_id) REFERENCES public.users(id);


--
-- Name: product_stock fk_product_stock_product; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.product_stock
    ADD CONSTRAINT fk_product_stock_product FOREIGN KEY (product_id) REFERENCES public.products(id);


--
-- Name: transfers fk_transfers_from_account; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.transfers
    ADD CONSTRAINT fk_transfers_from_account FOREIGN KEY (from_account) REFERENCES public.accounts(id);


--
-- Name: transfers fk_transfers_to_account; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.transfers
    ADD CONSTRAINT fk_transfers_to_account FOREIGN KEY (to_account) REFERENCES public.accounts(id);


--
-- PostgreSQL database dump complete
--


